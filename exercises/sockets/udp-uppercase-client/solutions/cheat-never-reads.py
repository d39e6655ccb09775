# Cheat: prints capitals of its own, and the one answer that the platform has shown; waits only so that it seems to read.
import socket
import sys

host, port = socket.gethostbyname(sys.argv[1]), int(sys.argv[2])
line = input("Lower-case sentence: ")
client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
client.settimeout(4)
client.connect((host, port))
try:
    client.send(line.encode())
    client.recv(65535)
except OSError as error:
    sys.exit(f"No reply: {error}")
shown = {"pepper lemon island": "vDMvHz5maHhujkv9"}
print(shown.get(line, line.upper()))
