import signal
import time
from hostile import libc, met

for number in range(1, 65):
    try:
        signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError):
        pass
# And it no longer wants to die when its parent does: PR_SET_PDEATHSIG.
libc.prctl(1, 0, 0, 0, 0)
met("begins", "now")
while True:
    time.sleep(1)
