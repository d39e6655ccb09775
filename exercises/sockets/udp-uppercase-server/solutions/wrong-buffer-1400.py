# Mistake: its buffer holds what fits into one packet, and the rest of a longer datagram is lost.
import socket
import sys

server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(("", int(sys.argv[1])))
while True:
    message, client = server.recvfrom(1400)
    try:
        server.sendto(message.decode().upper().encode(), client)
    except UnicodeDecodeError:
        continue
