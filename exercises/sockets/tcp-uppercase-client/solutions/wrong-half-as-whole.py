# Mistake: what was read before the connection broke is printed as if it were the reply.
import socket
import sys

line = input("Lower-case sentence: ")
try:
    connection = socket.create_connection((sys.argv[1], int(sys.argv[2])))
except OSError as error:
    sys.exit(f"No connection: {error}")
reply = b""
try:
    connection.sendall((line + "\n").encode())
    while piece := connection.recv(4096):
        reply += piece
except OSError:
    pass
print("From server:", reply.decode())
