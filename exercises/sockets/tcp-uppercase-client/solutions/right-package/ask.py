import socket


def ask(host, port, line):
    with socket.create_connection((host, port)) as connection:
        connection.sendall((line + "\n").encode())
        return b"".join(iter(lambda: connection.recv(4096), b"")).decode()
