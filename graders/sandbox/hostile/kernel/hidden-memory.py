# Memory that a limit on the process would not see: shared objects of the kernel's.
from hostile import syscall

syscall("memfd_create", 319, 279, b"m", 0)
syscall("memfd_secret", 447, 447, 0)
syscall("shmget", 29, 194, 0, 1 << 30, 0o1600)
syscall("msgget", 68, 186, 0, 0o1600)
syscall("mq_open", 240, 180, b"q", 0o102, 0o600, 0)
