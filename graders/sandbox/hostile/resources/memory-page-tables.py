# One page of every two megabytes is only read: it is the page of zeros, but each needs a page of tables.
import ctypes
import mmap
from hostile import libc, met

met("begins", "now")
libc.mmap.restype = ctypes.c_void_p
libc.mmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_long]
SPAN = 1 << 34
spans = 0
while spans < 400:
    # PROT_READ; MAP_PRIVATE, MAP_ANONYMOUS, MAP_NORESERVE
    start = libc.mmap(None, SPAN, 1, 0x4022, -1, 0)
    if start in (None, ctypes.c_void_p(-1).value):
        break
    for at in range(0, SPAN, 2 * 1048576):
        ctypes.c_char.from_address(start + at).value
    spans += 1
met("spans", spans)
