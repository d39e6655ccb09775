# Mistake: the server for UDP.
import socket
import sys

server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(("", int(sys.argv[1])))
while True:
    message, client = server.recvfrom(65535)
    server.sendto(message.decode().upper().encode(), client)
