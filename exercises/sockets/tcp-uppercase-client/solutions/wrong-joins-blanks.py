# Mistake: takes the line apart and joins its words with single blanks.
import socket
import sys

line = " ".join(input("Lower-case sentence: ").split())
try:
    with socket.create_connection((sys.argv[1], int(sys.argv[2]))) as connection:
        connection.sendall((line + "\n").encode())
        reply = b""
        while piece := connection.recv(4096):
            reply += piece
except OSError as error:
    sys.exit(f"No reply: {error}")
print("From server:", reply.decode())
