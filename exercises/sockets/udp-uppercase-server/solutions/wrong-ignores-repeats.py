# Mistake: takes a message that it has seen before for a mistake, and does not answer.
import socket
import sys

server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(("", int(sys.argv[1])))

seen = set()
while True:
    message, client = server.recvfrom(65535)
    if (message, client) in seen:
        continue
    seen.add((message, client))
    try:
        answer = message.decode().upper()
    except UnicodeDecodeError:
        continue
    server.sendto(answer.encode(), client)
