# Mistake: a server for UDP.
import socket
import sys

server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(("", int(sys.argv[1])))
while True:
    request, client = server.recvfrom(65535)
    server.sendto(b"HTTP/1.1 200 OK\r\n\r\n", client)
