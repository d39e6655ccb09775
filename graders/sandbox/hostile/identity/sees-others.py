import os
from hostile import met

met("processes", " ".join(sorted(name for name in os.listdir("/proc") if name.isdigit())))
met("parent", os.getppid())
met("first is me", os.getpid() == 1)
met("host name", os.uname().nodename)
