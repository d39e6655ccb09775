# Mistake: takes what one recv() returns for the line.
import socket
import sys

server = socket.create_server(("", int(sys.argv[1])))
while True:
    connection, client = server.accept()
    with connection:
        try:
            connection.sendall(connection.recv(1000000).decode().upper().encode())
        except (OSError, UnicodeDecodeError):
            pass
