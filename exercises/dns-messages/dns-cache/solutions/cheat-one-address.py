# What a lazy student would try: asks the forwarder once for each query, keeps nothing of it but the first address, and
# makes a reply with that one.
import socket
import struct
import sys

server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(("", int(sys.argv[1])))
upstream = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
while True:
    query, client = server.recvfrom(4096)
    if len(query) < 17:
        continue
    upstream.sendto(query, (sys.argv[2].lstrip("@"), 53))
    reply = upstream.recv(4096)
    at = reply.find(b"\0\1\0\1", len(query))
    record = b"\xc0\x0c\0\1\0\1\0\0\1\x2c\0\4" + reply[at + 10 : at + 14]
    server.sendto(query[:2] + b"\x81\x80" + struct.pack("!HHHH", 1, 1, 0, 0) + query[12:] + record, client)
