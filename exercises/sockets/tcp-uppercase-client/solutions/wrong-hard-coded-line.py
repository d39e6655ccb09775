# Mistake: sends a line of its own instead of the one that it read.
import socket
import sys

input("Lower-case sentence: ")
with socket.create_connection((sys.argv[1], int(sys.argv[2]))) as connection:
    connection.sendall(b"hello world\n")
    reply = b""
    while piece := connection.recv(4096):
        reply += piece
print("From server:", reply.decode())
