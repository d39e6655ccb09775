# Shared memory that belongs to no file, dropped from the page tables: it stays, and is in no process's resident size.
import mmap
from hostile import met

met("begins", "now")
hoard = []
try:
    while True:
        hoard.append(mmap.mmap(-1, 4 * 1048576))
        hoard[-1].write(b"x" * (4 * 1048576))
        hoard[-1].madvise(mmap.MADV_DONTNEED)
except PermissionError:
    met("shared", "EPERM")
