# Mistake: there is no loop, so the server ends after its first answer.
import socket
import sys

server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(("", int(sys.argv[1])))

message, client = server.recvfrom(65535)
server.sendto(message.decode().upper().encode(), client)
server.close()
