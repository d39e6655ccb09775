# Mistake: ends its sending side and forgets the socket, until there are no descriptors left.
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

connections = []
while True:
    connection, client = server.accept()
    connections.append(connection)
    try:
        connection.sendall(read_line(connection).decode().upper().encode())
        connection.shutdown(socket.SHUT_WR)
    except (OSError, UnicodeDecodeError):
        pass
