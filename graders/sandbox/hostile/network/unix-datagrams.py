# A pair of datagram sockets can be taken apart, and then binds names and sends anywhere. A pair of streams cannot.
import socket
from hostile import meet

meet("datagrams", lambda: socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM))
meet("packets", lambda: socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET))
near, far = socket.socketpair()
meet("listen", near.listen)
meet("connect", lambda: near.connect("\0name"))
