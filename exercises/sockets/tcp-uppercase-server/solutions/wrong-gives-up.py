# Mistake: a client that is silent for a second has said all, it thinks.
import socket
import sys

server = socket.create_server(("", int(sys.argv[1])))
while True:
    connection, client = server.accept()
    with connection:
        connection.settimeout(1)
        message = b""
        try:
            while b"\n" not in message:
                piece = connection.recv(4096)
                if not piece:
                    break
                message += piece
        except OSError:
            pass
        try:
            connection.sendall(message.decode().upper().encode())
        except (OSError, UnicodeDecodeError):
            pass
