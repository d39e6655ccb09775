import socket
from hostile import meet

meet("public", lambda: socket.create_connection(("2001:4860:4860::8888", 443), timeout=3))
meet("link-local", lambda: socket.create_connection(("fe80::1%lo", 80), timeout=3))
