# A stub resolver. Started as: python3 main.py @SERVER NAME
import socket
import struct
import sys

server = sys.argv[1].lstrip("@")
name = sys.argv[2]

# Twelve bytes: id, flags, and how many questions, answers, authorities and additional records follow.
header = struct.pack("!HHHHHH", 1, 0, 1, 0, 0, 0)
# Behind it belong the labels of the name, a zero, the type and the class.
query = header

client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
client.settimeout(2)
client.sendto(query, (server, 53))
# Receive the reply, find the addresses in it, and print them.
