# Mistake: sends the line in pieces of 1,400 bytes, each of which is a message of its own.
import socket
import sys

host, port = socket.gethostbyname(sys.argv[1]), int(sys.argv[2])
line = input("Lower-case sentence: ")
client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
client.settimeout(4)
client.connect((host, port))
try:
    message = line.encode()
    for at in range(0, max(1, len(message)), 1400):
        client.send(message[at : at + 1400])
    print("From server:", client.recv(65535).decode())
except OSError as error:
    sys.exit(f"No reply: {error}")
