# The queues of socket pairs, full: forty processes with as many pairs as they may open.
import os
import socket
import time
from hostile import met

met("begins", "now")
for _ in range(38):
    if os.fork() == 0:
        kept = []
        try:
            while True:
                pair = socket.socketpair()
                kept.append(pair)
                for end in pair:
                    end.setblocking(False)
                    try:
                        while True:
                            end.send(bytes(65536))
                    except BlockingIOError:
                        pass
        except OSError:
            pass
        time.sleep(60)
        os._exit(0)
time.sleep(60)
