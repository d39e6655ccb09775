# Mistake: connects to its first client, as with TCP, and from then on hears nobody else.
import socket
import sys

server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(("", int(sys.argv[1])))

message, client = server.recvfrom(65535)
server.connect(client)
while True:
    server.send(message.decode(errors="replace").upper().encode())
    message = server.recv(65535)
