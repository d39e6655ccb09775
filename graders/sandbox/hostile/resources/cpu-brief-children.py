# The same with children that are gone before anybody has looked at them twice.
import os
import signal
import time
from hostile import met

signal.signal(signal.SIGCHLD, signal.SIG_IGN)
met("begins", "now")
while True:
    for _ in range(4):
        if os.fork() == 0:
            began = time.process_time()
            while time.process_time() - began < 0.012:
                pass
            os._exit(0)
    try:
        while True:
            os.waitpid(-1, 0)
    except ChildProcessError:
        pass
