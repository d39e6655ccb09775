import os
import signal
from hostile import meet, met

children = 0


def bomb():
    global children
    while children < 5000:
        if os.fork() == 0:
            signal.pause()
        children += 1


meet("fork", bomb)
met("at most 40", children < 40)
