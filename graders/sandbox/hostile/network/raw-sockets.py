import socket
from hostile import meet

meet("raw icmp", lambda: socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP))
meet("raw ip", lambda: socket.socket(socket.AF_INET, socket.SOCK_RAW, 255))
meet("raw ipv6", lambda: socket.socket(socket.AF_INET6, socket.SOCK_RAW, socket.IPPROTO_ICMPV6))
meet("ping", lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_ICMP))
meet("packet", lambda: socket.socket(socket.AF_PACKET, socket.SOCK_RAW, 0))
