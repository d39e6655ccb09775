# Mistake: the time that runs out ends the program with a stack trace.
import socket
import sys

host, port = socket.gethostbyname(sys.argv[1]), int(sys.argv[2])
line = input("Lower-case sentence: ")
client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
client.settimeout(4)
client.connect((host, port))
client.send(line.encode())
print("From server:", client.recv(65535).decode())
