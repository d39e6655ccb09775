# Looks for the files of other programs of this cell, and for what an earlier jail may have left.
import glob
import os
from hostile import met

met("submission", " ".join(sorted(os.listdir("/submission"))))
met("working folder", " ".join(sorted(os.listdir("."))))
met("elsewhere", " ".join(glob.glob("/tmp/*") + glob.glob("/dev/shm/*")))
met("mounts of the cell", sum("/submissions" in line or "supplies" in line for line in open("/proc/self/mounts")))
