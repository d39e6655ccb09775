# Mistake: takes what the first recv() returns for the whole reply.
import socket
import sys

line = input("Lower-case sentence: ")
try:
    with socket.create_connection((sys.argv[1], int(sys.argv[2]))) as connection:
        connection.sendall((line + "\n").encode())
        reply = connection.recv(65536)
except OSError as error:
    sys.exit(f"No reply: {error}")
print("From server:", reply.decode())
