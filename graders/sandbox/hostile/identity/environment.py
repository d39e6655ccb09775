import os
from hostile import met

met("variables", " ".join(sorted(os.environ)))
met("first process", " ".join(sorted(entry.split("=")[0] for entry in open("/proc/1/environ").read().split("\0") if entry)))
print(repr(dict(os.environ)))
