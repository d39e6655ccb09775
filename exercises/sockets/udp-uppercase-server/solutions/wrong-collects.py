# Mistake: takes datagrams that come close together for pieces of one message, as with TCP.
import socket
import sys

server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(("", int(sys.argv[1])))

while True:
    server.settimeout(None)
    message, client = server.recvfrom(65535)
    server.settimeout(0.03)
    try:
        while True:
            message += server.recvfrom(65535)[0]
    except TimeoutError:
        server.sendto(message.decode(errors="replace").upper().encode(), client)
