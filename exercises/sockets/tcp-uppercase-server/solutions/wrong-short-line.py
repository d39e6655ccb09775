# Mistake: reads 4,096 bytes at most.
import socket
import sys

server = socket.create_server(("", int(sys.argv[1])))
while True:
    connection, client = server.accept()
    with connection:
        try:
            message = b""
            while b"\n" not in message and len(message) < 4096:
                piece = connection.recv(4096 - len(message))
                if not piece:
                    break
                message += piece
            connection.sendall(message.decode().upper().encode())
        except (OSError, UnicodeDecodeError):
            pass
