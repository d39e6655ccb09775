# Four processes share the work, so that none of them uses much CPU time by itself; the dead count too.
import os
from hostile import met

met("begins", "now")
while True:
    pids = []
    for _ in range(4):
        pid = os.fork()
        if pid == 0:
            for _ in range(2_000_000):
                pass
            os._exit(0)
        pids.append(pid)
    for pid in pids:
        os.waitpid(pid, 0)
