# Mistake: binds the port, and does not listen.
import socket
import sys

server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.bind(("", int(sys.argv[1])))
while True:
    connection, client = server.accept()
    connection.sendall(connection.recv(4096).decode().upper().encode())
    connection.close()
