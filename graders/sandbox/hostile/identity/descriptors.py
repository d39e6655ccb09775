import os
from hostile import meet, met

met("open", " ".join(sorted(n for n in os.listdir("/proc/self/fd") if os.path.exists(f"/proc/self/fd/{n}"))))
met("kinds", " ".join(os.readlink(f"/proc/self/fd/{n}").split(":")[0] for n in range(3)))
for number in range(3, 8):
    meet(f"write to {number}", lambda: os.write(number, b'{"ready":true}\n'))
