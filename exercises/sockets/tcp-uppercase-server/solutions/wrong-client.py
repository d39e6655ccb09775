# Mistake: the client of the pair, handed in for the server.
import socket
import sys

client = socket.create_connection(("localhost", int(sys.argv[1])))
client.sendall(input("Lower-case sentence: ").encode())
print("From server:", client.recv(4096).decode())
