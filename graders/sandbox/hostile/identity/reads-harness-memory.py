import os
from hostile import meet, met

for pid in [2, 3, 10]:
    meet(f"/proc/{pid}/mem", lambda: open(f"/proc/{pid}/mem", "rb"))
    meet(f"/proc/{pid}/root", lambda: os.listdir(f"/proc/{pid}/root"))
met("first process", open("/proc/1/cmdline").read().split("\0")[0])
