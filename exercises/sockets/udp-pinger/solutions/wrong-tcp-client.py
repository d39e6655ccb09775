# Mistake: a TCP client, where the server speaks UDP.
import socket
import sys

client = socket.create_connection((sys.argv[1], int(sys.argv[2])))
for number in range(1, 11):
    client.sendall(f"Ping {number}".encode())
    print(client.recv(2048).decode())
