# What a lazy student would try: reads nothing, and takes the last four bytes of whatever comes for the address.
import socket
import struct
import sys

client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
labels = b"".join(bytes([len(label)]) + label.encode() for label in sys.argv[2].split("."))
client.connect((sys.argv[1].lstrip("@"), 53))
client.settimeout(1)
client.send(struct.pack("!HHHHHH", 4711, 0x0100, 1, 0, 0, 0) + labels + b"\0\0\1\0\1")
print(".".join(str(byte) for byte in client.recv(512)[-4:]))
