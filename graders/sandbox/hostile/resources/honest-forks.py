# Not hostile: forked children share what their parent has, and together hold no more than it.
import os
import time
from hostile import met

kept = b"x" * (60 * 1048576)
children = []
for _ in range(8):
    pid = os.fork()
    if pid == 0:
        time.sleep(0.5)
        os._exit(0 if len(kept) > 1048576 else 1)
    children.append(pid)
met("children", [os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in children])
