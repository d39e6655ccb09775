# Mistake: the port is that of the textbook's other chapter, whatever the arguments say.
import socket
import sys

line = input("Lower-case sentence: ")
try:
    with socket.create_connection((sys.argv[1], 6789)) as connection:
        connection.sendall((line + "\n").encode())
        reply = b""
        while piece := connection.recv(4096):
            reply += piece
except OSError as error:
    sys.exit(f"No reply: {error}")
print("From server:", reply.decode())
