# Mistake: makes a socket and forgets to bind it to the port.
import socket
import sys

port = int(sys.argv[1])
server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
print("Waiting for datagrams at port", port)

while True:
    message, client = server.recvfrom(2048)
    server.sendto(message.decode().upper().encode(), client)
