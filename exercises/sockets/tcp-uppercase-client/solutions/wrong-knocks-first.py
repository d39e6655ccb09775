# Mistake: opens a connection just to see whether the server is there, then another one for the line.
import socket
import sys

address = (sys.argv[1], int(sys.argv[2]))
line = input("Lower-case sentence: ")
try:
    socket.create_connection(address).close()
    with socket.create_connection(address) as connection:
        connection.sendall((line + "\n").encode())
        reply = b""
        while piece := connection.recv(4096):
            reply += piece
except OSError as error:
    sys.exit(f"No reply: {error}")
print("From server:", reply.decode())
