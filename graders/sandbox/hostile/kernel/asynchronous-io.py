# Kernel memory and threads of the kernel's, which no limit on a process sees.
import ctypes
from hostile import syscall

syscall("io_setup", 206, 0, 128, ctypes.byref(ctypes.c_ulong(0)))
syscall("io_submit", 209, 2, 0, 0, 0)
syscall("io_getevents", 208, 4, 0, 0, 0, 0, 0)
