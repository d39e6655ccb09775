# Mistake: greets the client first.
import socket
import sys

server = socket.create_server(("", int(sys.argv[1])))


def read_line(connection):
    message = b""
    while b"\n" not in message:
        piece = connection.recv(4096)
        if not piece:
            break
        message += piece
    return message

while True:
    connection, client = server.accept()
    with connection:
        try:
            connection.sendall(b"Your line in capitals: ")
            connection.sendall(read_line(connection).decode().upper().encode())
        except (OSError, UnicodeDecodeError):
            pass
