# What is sent and never read stays in the kernel, in nobody's size: thirty processes with fifty connections each.
import os
import socket
import time
from hostile import met

listener = socket.socket()
listener.bind(("127.0.0.1", 9000))
listener.listen(4096)
met("begins", "now")
for _ in range(30):
    if os.fork() == 0:
        kept = []
        try:
            for _ in range(50):
                near = socket.create_connection(("127.0.0.1", 9000))
                near.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4 << 20)
                near.setblocking(False)
                far, _ = listener.accept()
                far.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4 << 20)
                kept += [near, far]
                try:
                    while True:
                        near.send(bytes(1048576))
                except BlockingIOError:
                    pass
        except OSError:
            pass
        time.sleep(60)
        os._exit(0)
time.sleep(60)
