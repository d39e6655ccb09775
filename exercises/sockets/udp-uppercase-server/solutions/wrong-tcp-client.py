# Mistake: a TCP client instead of a UDP server.
import socket
import sys

client = socket.create_connection(("localhost", int(sys.argv[1])))
client.sendall(input("Input lower-case sentence: ").encode())
print(client.recv(2048).decode())
client.close()
