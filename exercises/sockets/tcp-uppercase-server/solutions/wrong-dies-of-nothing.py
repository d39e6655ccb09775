# Mistake: a client without a word ends the server.
import socket
import sys

server = socket.create_server(("", int(sys.argv[1])))
while True:
    connection, client = server.accept()
    with connection:
        try:
            message = b""
            while b"\n" not in message:
                piece = connection.recv(4096)
                if not piece:
                    break
                message += piece
            if not message:
                break
            connection.sendall(message.decode().upper().encode())
        except (OSError, UnicodeDecodeError):
            pass
