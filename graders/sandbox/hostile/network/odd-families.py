import socket
from hostile import meet

meet("unix", lambda: socket.socket(socket.AF_UNIX, socket.SOCK_STREAM))
meet("netlink", lambda: socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0))
meet("vsock", lambda: socket.socket(40, socket.SOCK_STREAM))
meet("bluetooth", lambda: socket.socket(31, socket.SOCK_STREAM))
meet("alg", lambda: socket.socket(38, socket.SOCK_SEQPACKET))
meet("xdp", lambda: socket.socket(44, socket.SOCK_RAW))
meet("unix pair", lambda: socket.socketpair(socket.AF_UNIX))
