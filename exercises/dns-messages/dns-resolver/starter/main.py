# A resolver that begins at the root. Started as: python3 main.py NAME
import socket
import struct
import sys

name = sys.argv[1]
servers = ["198.41.0.4"]

# Ask one of the servers. An answer ends the search; a referral says who is asked next.
query = struct.pack("!HHHHHH", 1, 0, 1, 0, 0, 0)
client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
client.settimeout(2)
client.sendto(query, (servers[0], 53))
