# Leaves a grandchild behind, in a session of its own, that holds on to the standard output.
import os
import time
from hostile import met

met("begins", "now")
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        while True:
            time.sleep(1)
    os._exit(0)
os._exit(0)
