import os
from hostile import meet

for path in ["/usr/bin/python3.11", "/etc/hosts", "/submission/main.py", "/proc/self/status"]:
    target = path if os.path.exists(path) else "/usr/bin/env"
    meet(path, lambda: os.link(target, "link-" + path.replace("/", "-")))
