# Mistake: sends everything twice, to be on the safe side.
import socket
import sys

host, port = socket.gethostbyname(sys.argv[1]), int(sys.argv[2])
line = input("Lower-case sentence: ")
client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
client.settimeout(4)
client.connect((host, port))
try:
    client.send(line.encode())
    client.send(line.encode())
    print("From server:", client.recv(65535).decode())
except OSError as error:
    sys.exit(f"No reply: {error}")
