# A filter of its own could answer another process's calls (user notification), or stop its own threads.
import ctypes
from hostile import libc, met, syscall

NEW_LISTENER = 8
syscall("seccomp", 317, 277, 1, NEW_LISTENER, 0)
syscall("landlock_create_ruleset", 444, 444, 0, 0, 1)
ctypes.set_errno(0)
libc.prctl(22, 2, 0, 0, 0)
met("prctl", ctypes.get_errno())
