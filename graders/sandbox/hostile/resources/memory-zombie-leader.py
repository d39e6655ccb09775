# The first thread ends and leaves the others: the process looks like a zombie, whose size nobody is told.
import os
import threading
import time
from hostile import libc, X86, met


def hoard():
    time.sleep(0.3)
    kept = []
    for _ in range(100):
        kept.append(b"x" * (10 * 1048576))
        time.sleep(0.01)
    met("kept", len(kept))
    os._exit(0)


met("begins", "now")
threading.Thread(target=hoard).start()
libc.syscall(60 if X86 else 93, 0)
