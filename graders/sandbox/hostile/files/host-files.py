import os
from hostile import meet, met

for path in ["/etc/shadow", "/root", "/var", "/app", "/sys", "/boot", "/run", "/opt", "/home/student/../../root"]:
    meet(path, lambda: os.stat(path))
met("accounts", open("/etc/passwd").read().count("\n"))
met("root", " ".join(sorted(os.listdir("/"))))
