# Mistake: a test of its own was left in: it ends after twenty datagrams.
import socket
import sys

server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(("", int(sys.argv[1])))
for _ in range(20):
    message, client = server.recvfrom(65535)
    try:
        server.sendto(message.decode().upper().encode(), client)
    except UnicodeDecodeError:
        continue
