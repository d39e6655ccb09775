import os
from hostile import syscall

syscall("ptrace", 101, 117, 16, os.getpid(), 0, 0)
syscall("process_vm_readv", 310, 270, 1, 0, 0, 0, 0, 0)
syscall("process_vm_writev", 311, 271, 1, 0, 0, 0, 0, 0)
syscall("pidfd_getfd", 438, 438, 0, 0, 0)
syscall("kcmp", 312, 272, 1, 1, 0, 0, 0)
syscall("process_madvise", 440, 440, 0, 0, 0, 0, 0)
