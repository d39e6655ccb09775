# Mistake: has room for five clients, and does not answer a sixth.
import socket
import sys

server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(("", int(sys.argv[1])))

clients = set()
while True:
    message, client = server.recvfrom(65535)
    if client not in clients and len(clients) == 5:
        continue
    clients.add(client)
    try:
        answer = message.decode().upper()
    except UnicodeDecodeError:
        continue
    server.sendto(answer.encode(), client)
