# Mistake: reads pieces, but stops at 1,024 bytes: "nobody types more than that".
import socket
import sys

line = input("Lower-case sentence: ")
try:
    with socket.create_connection((sys.argv[1], int(sys.argv[2]))) as connection:
        connection.sendall((line + "\n").encode())
        reply = b""
        while len(reply) < 1024 and (piece := connection.recv(1024 - len(reply))):
            reply += piece
except OSError as error:
    sys.exit(f"No reply: {error}")
print("From server:", reply.decode())
