# The time of a child that nobody waits for is added to nobody's. Two at a time, each short.
import os
import signal
import time
from hostile import met

signal.signal(signal.SIGCHLD, signal.SIG_IGN)
met("begins", "now")
while True:
    for _ in range(2):
        if os.fork() == 0:
            began = time.process_time()
            while time.process_time() - began < 0.2:
                pass
            os._exit(0)
    try:
        while True:
            os.waitpid(-1, 0)
    except ChildProcessError:
        pass
