# System calls that are newer than the filter's table, the next fifty and some far beyond.
import ctypes
import errno
from hostile import libc, met

met_errors = set()
for number in [*range(451, 500), 511, 600, 1000]:
    ctypes.set_errno(0)
    libc.syscall(number, 0, 0, 0, 0, 0, 0)
    met_errors.add(errno.errorcode[ctypes.get_errno()])
met("newer calls", " ".join(sorted(met_errors)))
