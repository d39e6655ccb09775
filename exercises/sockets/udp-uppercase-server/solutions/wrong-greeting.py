# Mistake: puts words of its own before the answer.
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
    server.sendto(f"In capitals: {answer}".encode(), client)
