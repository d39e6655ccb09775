# Mistake: a TCP server, where UDP is asked for.
import socket
import sys

server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.bind(("", int(sys.argv[1])))
server.listen()
while True:
    connection, client = server.accept()
    with connection:
        connection.sendall(connection.recv(2048).decode().upper().encode())
