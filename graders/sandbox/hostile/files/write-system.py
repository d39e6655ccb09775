import os
from hostile import meet

for path in ["/x", "/usr/bin/x", "/etc/hosts", "/submission/main.py", "/tmp/x", "/dev/x", "/usr/bin/python3"]:
    meet(path, lambda: open(path, "a"))
meet("chmod", lambda: os.chmod("/usr/bin/python3", 0o777))
meet("rename", lambda: os.rename("/submission/main.py", "/submission/other.py"))
meet("unlink", lambda: os.unlink("/etc/hosts"))
