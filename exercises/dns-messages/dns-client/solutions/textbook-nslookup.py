#!/usr/bin/env python3
# CS: Project 1, Simple DNS client
import socket
import struct
import sys


def build_query(hostname):
    packet = struct.pack(">H", 12049)  # Query Ids (Just 1 for now)
    packet += struct.pack(">H", 256)  # Flags
    packet += struct.pack(">H", 1)  # Questions
    packet += struct.pack(">H", 0)  # Answers
    packet += struct.pack(">H", 0)  # Authorities
    packet += struct.pack(">H", 0)  # Additional
    for part in hostname.split("."):
        packet += struct.pack("B", len(part))
        for byte in part:
            packet += struct.pack("c", byte.encode("utf-8"))
    packet += struct.pack("B", 0)  # End of String
    packet += struct.pack(">H", 1)  # Query Type
    packet += struct.pack(">H", 1)  # Query Class
    return packet


server = sys.argv[1][1:].split(":")
port = 53 if len(server) == 1 else int(server[1])
query = build_query(sys.argv[2])
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.settimeout(5)
sock.sendto(query, (server[0], port))
try:
    data, addr = sock.recvfrom(1024)
except socket.timeout:
    print("NORESPONSE")
    sys.exit(1)
sock.close()

rcode = data[3] & 15
if rcode == 3:
    print("NOTFOUND")
elif rcode != 0:
    print("ERROR\t" + str(rcode))
else:
    count = struct.unpack(">H", data[6:8])[0]
    pos = len(query)
    for i in range(count):
        pos += 2  # pointer
        rtype, rclass, ttl, length = struct.unpack(">HHIH", data[pos : pos + 10])
        pos += 10
        if rtype == 1:
            print("IP\t" + ".".join(str(b) for b in data[pos : pos + 4]) + "\t" + str(ttl))
        elif rtype == 5:
            print("CNAME")
        pos += length
