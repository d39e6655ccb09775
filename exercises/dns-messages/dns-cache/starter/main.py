# A name server that remembers. Started as: python3 main.py PORT @FORWARDER
import socket
import sys

port = int(sys.argv[1])
forwarder = sys.argv[2].lstrip("@")

server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(("", port))
while True:
    query, client = server.recvfrom(4096)
    # Answer from the cache, or ask the forwarder. Whose is what comes back?
