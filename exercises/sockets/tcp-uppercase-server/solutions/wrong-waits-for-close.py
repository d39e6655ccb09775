# Mistake: waits until the client has closed, while the client waits for the reply.
import socket
import sys

server = socket.create_server(("", int(sys.argv[1])))
while True:
    connection, client = server.accept()
    with connection:
        try:
            message = b""
            while piece := connection.recv(4096):
                message += piece
            connection.sendall(message.decode().upper().encode())
        except (OSError, UnicodeDecodeError):
            pass
