# Reaches for a listener that the host really holds, on loopback and on the host's own address.
import socket
from hostile import arguments, meet

for number, address in enumerate(arguments):
    host, port = address.split(":")
    meet(f"listener {number}", lambda: socket.create_connection((host, int(port)), timeout=3))
