import threading
import time
from hostile import meet, met

threads = 0


def bomb():
    global threads
    while threads < 5000:
        threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
        threads += 1


meet("thread", bomb)
met("at most 40", threads < 40)
import os

os._exit(0)
