# Mistake: a TCP client, where the server speaks UDP.
import socket
import sys

line = input("Lower-case sentence: ")
client = socket.create_connection((sys.argv[1], int(sys.argv[2])))
client.sendall(line.encode())
print("From server:", client.recv(65535).decode())
