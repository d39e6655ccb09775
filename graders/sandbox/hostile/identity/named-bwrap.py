# Calls itself what the jail is made with, and says something that should not be taken for its words.
import sys
from hostile import libc, met

libc.prctl(15, b"bwrap", 0, 0, 0)
sys.stderr.write("bwrap: the machine is broken\n")
met("name", open("/proc/self/comm").read().strip())
