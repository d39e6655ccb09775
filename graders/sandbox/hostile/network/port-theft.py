# Port 7000 is held by the cell, as a reference server holds its port.
import socket
from hostile import meet


def steal(address, options, kind=socket.SOCK_STREAM):
    thief = socket.socket(socket.AF_INET, kind)
    for option in options:
        thief.setsockopt(socket.SOL_SOCKET, option, 1)
    thief.bind((address, 7000))
    if kind == socket.SOCK_STREAM:
        thief.listen()


reuse = [socket.SO_REUSEADDR, socket.SO_REUSEPORT]
meet("held", lambda: socket.create_connection(("203.0.113.9", 7000), timeout=3))
meet("plain", lambda: steal("0.0.0.0", []))
meet("reuse", lambda: steal("0.0.0.0", reuse))
meet("narrower", lambda: steal("127.0.0.1", reuse))
meet("other address", lambda: steal("203.0.113.9", reuse))
meet("datagrams", lambda: steal("0.0.0.0", reuse, socket.SOCK_DGRAM))
meet("low port", lambda: socket.socket().bind(("0.0.0.0", 53)))
