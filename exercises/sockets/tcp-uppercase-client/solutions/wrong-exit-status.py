# Mistake: ends with the length of the reply as its exit status.
import socket
import sys

line = input("Lower-case sentence: ")
with socket.create_connection((sys.argv[1], int(sys.argv[2]))) as connection:
    connection.sendall((line + "\n").encode())
    reply = b""
    while piece := connection.recv(4096):
        reply += piece
print("From server:", reply.decode())
sys.exit(len(reply) % 100 + 1)
