# Mistake: sends every answer twice, "because UDP is unreliable".
import socket
import sys

server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(("", int(sys.argv[1])))
while True:
    message, client = server.recvfrom(65535)
    try:
        for _ in range(2):
            server.sendto(message.decode().upper().encode(), client)
    except UnicodeDecodeError:
        continue
