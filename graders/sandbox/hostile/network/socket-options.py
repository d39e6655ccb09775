# Programs of its own in the kernel, and more memory than a socket has to begin with.
import socket
from hostile import meet, met

end = socket.socket()
size = end.getsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF)
meet("attach filter", lambda: end.setsockopt(socket.SOL_SOCKET, 26, bytes(16)))
meet("attach bpf", lambda: end.setsockopt(socket.SOL_SOCKET, 50, 3))
meet("upper protocol", lambda: end.setsockopt(socket.IPPROTO_TCP, 31, b"tls"))
meet("larger", lambda: end.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 64 << 20))
met("as before", end.getsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF) == size)
