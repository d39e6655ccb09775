# Each of eight processes stays below the limit; together they are over it.
import os
import signal
from hostile import met

met("begins", "now")
for _ in range(8):
    if os.fork() == 0:
        hoard = b"x" * (60 * 1048576)
        signal.pause()
signal.pause()
