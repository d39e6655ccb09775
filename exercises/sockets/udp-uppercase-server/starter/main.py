# The uppercase server, over UDP. Started as: python3 main.py PORT
import socket
import sys

port = int(sys.argv[1])
server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(("", port))
print("Waiting for datagrams at port", port)

while True:
    message, client = server.recvfrom(2048)
    # Turn the message into capital letters, and send it back to the client.

