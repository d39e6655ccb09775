# Mistake: expects trouble while it reads the line, and none when it replies.
import socket
import sys
import time

server = socket.create_server(("", int(sys.argv[1])))
while True:
    connection, client = server.accept()
    with connection:
        message = b""
        try:
            while b"\n" not in message and (piece := connection.recv(1000000)):
                message += piece
            text = message.decode()
        except (OSError, UnicodeDecodeError):
            continue
        connection.sendall(text.upper().encode())
