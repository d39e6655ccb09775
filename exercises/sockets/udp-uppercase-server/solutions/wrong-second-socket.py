# Mistake: makes another socket for the answer, which then comes from another port.
import socket
import sys

server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(("", int(sys.argv[1])))

while True:
    message, client = server.recvfrom(65535)
    try:
        answer = message.decode().upper()
    except UnicodeDecodeError:
        continue
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as reply:
        reply.sendto(answer.encode(), client)
