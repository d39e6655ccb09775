# What a lazy student would try: asks the root for show, reads nothing but the last four bytes of each reply, and takes
# them for the next server, until they are no server any more.
import socket
import struct
import sys

labels = b"".join(bytes([len(label)]) + label.encode() for label in sys.argv[1].split("."))
query = struct.pack("!HHHHHH", 4711, 0, 1, 0, 0, 0) + labels + b"\0\0\1\0\1"
server = "198.41.0.4"
for _ in range(3):
    client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    client.settimeout(2)
    client.sendto(query, (server, 53))
    reply = client.recv(512)
    # The first address in the reply to a friendly question.
    at = reply.find(b"\0\1\0\1", 12 + len(labels) + 4)
    server = ".".join(str(byte) for byte in reply[at + 10 : at + 14])
print(server)
