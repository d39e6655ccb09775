# The x86-64 table again, with a bit set that slips past a filter by number. Elsewhere: a call that is not there.
from hostile import X86, fate, libc, met

if X86:
    met("x32 getpid", fate(lambda: libc.syscall(0x40000000 + 39)))
    met("x32 socket", fate(lambda: libc.syscall(0x40000000 + 41, 1, 1, 0)))
else:
    met("x32 getpid", "signal 31")
    met("x32 socket", "signal 31")
