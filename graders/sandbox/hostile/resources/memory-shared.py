# Shared mappings are not counted by RLIMIT_DATA.
import mmap
from hostile import met

met("begins", "now")
hoard = []
try:
    while True:
        hoard.append(mmap.mmap(-1, 4 * 1048576))
        hoard[-1].write(b"x" * (4 * 1048576))
except PermissionError:
    met("shared", "EPERM")
