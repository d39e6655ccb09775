import os
import subprocess
from hostile import meet, met

meet("setuid", lambda: os.setuid(0))
meet("setgid", lambda: os.setgid(0))
meet("setgroups", lambda: os.setgroups([0]))
# A setuid program: without new privileges it starts as we are.
su = subprocess.run(["/usr/bin/su", "-c", "id"], capture_output=True, stdin=subprocess.DEVNULL)
met("su", "refused" if su.returncode != 0 else "allowed")
met("uid", os.getuid())
met("capabilities", next(line.split()[1] for line in open("/proc/self/status") if line.startswith("CapBnd")))
