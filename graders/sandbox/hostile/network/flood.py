# Twenty thousand datagrams and two thousand connections at the cell's own port, as fast as they go.
import socket
from hostile import met

sender = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
for _ in range(20000):
    try:
        sender.sendto(bytes(1400), ("203.0.113.9", 7000))
    except OSError:
        pass
for _ in range(2000):
    try:
        socket.create_connection(("203.0.113.9", 7000), timeout=2).close()
    except OSError:
        pass
met("flood", "over")
