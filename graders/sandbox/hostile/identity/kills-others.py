import os
from hostile import meet

meet("everybody", lambda: os.kill(-1, 9))
for pid in [2, 3, 10, 100, 1000]:
    meet(f"process {pid}", lambda: os.kill(pid, 9))
