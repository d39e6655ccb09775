# Mistake: capitalises the bytes, of which upper() knows only the ASCII letters.
import socket
import sys

server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(("", int(sys.argv[1])))

while True:
    message, client = server.recvfrom(65535)
    server.sendto(message.upper(), client)
