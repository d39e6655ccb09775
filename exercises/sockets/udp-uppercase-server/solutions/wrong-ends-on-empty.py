# Mistake: takes no bytes for the end, as with TCP.
import socket
import sys

server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(("", int(sys.argv[1])))

while True:
    message, client = server.recvfrom(65535)
    if not message:
        break
    try:
        answer = message.decode().upper()
    except UnicodeDecodeError:
        continue
    server.sendto(answer.encode(), client)
