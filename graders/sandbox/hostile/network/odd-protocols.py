import socket
from hostile import meet

meet("mptcp", lambda: socket.socket(socket.AF_INET, socket.SOCK_STREAM, 262))
meet("sctp", lambda: socket.socket(socket.AF_INET, socket.SOCK_STREAM, 132))
meet("udp-lite", lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM, 136))
meet("dccp", lambda: socket.socket(socket.AF_INET, 6, 33))
meet("seqpacket", lambda: socket.socket(socket.AF_INET, socket.SOCK_SEQPACKET))
