# Mistake: takes 1,024 bytes of a datagram; the rest is gone.
import socket
import sys

server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(("", int(sys.argv[1])))

while True:
    message, client = server.recvfrom(1024)
    try:
        answer = message.decode().upper()
    except UnicodeDecodeError:
        continue
    server.sendto(answer.encode(), client)
