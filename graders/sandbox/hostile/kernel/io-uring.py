# io_uring makes sockets without calling socket(): were it there, the filter on sockets would be worth nothing.
import ctypes
from hostile import syscall

syscall("setup", 425, 425, 8, ctypes.create_string_buffer(120))
syscall("enter", 426, 426, 3, 1, 1, 0, 0, 0)
syscall("register", 427, 427, 3, 0, 0, 0)
