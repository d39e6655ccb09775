import socket
import sys

server = socket.socket()
server.bind(("", int(sys.argv[1])))
server.listen()
while True:
    connection, _ = server.accept()
    with connection:
        connection.sendall(connection.recv(65536).decode().upper().encode())
