# Mistake: swaps the case of each letter, which for small letters is the same.
import socket
import sys

server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(("", int(sys.argv[1])))
while True:
    message, client = server.recvfrom(65535)
    try:
        server.sendto(message.decode().swapcase().encode(), client)
    except UnicodeDecodeError:
        continue
