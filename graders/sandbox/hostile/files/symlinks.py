import os
from hostile import meet, met

os.symlink("/proc/1/root/../../../etc/shadow", "by-proc")
os.symlink("../../../../../../etc/shadow", "by-dots")
os.symlink("/submission", "submission")
meet("by-proc", lambda: open("by-proc"))
meet("by-dots", lambda: open("by-dots"))
meet("through", lambda: open("submission/x", "w"))
met("same root", os.path.samefile("/proc/1/root", "/"))
