# Mistake: expects a refused connection, but not one that breaks in the middle of the reply.
import socket
import sys

line = input("Lower-case sentence: ")
try:
    connection = socket.create_connection((sys.argv[1], int(sys.argv[2])))
except OSError as error:
    sys.exit(f"No connection: {error}")
with connection:
    connection.sendall((line + "\n").encode())
    reply = b""
    while piece := connection.recv(4096):
        reply += piece
print("From server:", reply.decode())
