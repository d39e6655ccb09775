# Mistake: the port is written into the program.
import socket
import sys

line = input("Lower-case sentence: ")
client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
client.settimeout(4)
client.connect((sys.argv[1], 9999))
try:
    client.send(line.encode())
    print("From server:", client.recv(65535).decode())
except OSError as error:
    sys.exit(f"No reply: {error}")
