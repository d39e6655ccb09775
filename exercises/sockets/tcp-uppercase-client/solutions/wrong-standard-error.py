# Mistake: writes the reply where errors belong.
import socket
import sys

line = input("Lower-case sentence: ")
try:
    with socket.create_connection((sys.argv[1], int(sys.argv[2]))) as connection:
        connection.sendall((line + "\n").encode())
        reply = b""
        while piece := connection.recv(4096):
            reply += piece
except OSError as error:
    sys.exit(f"No reply: {error}")
print("From server:", reply.decode(), file=sys.stderr)
