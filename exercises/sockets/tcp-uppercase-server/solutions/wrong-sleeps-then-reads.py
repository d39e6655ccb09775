# Mistake: sleeps for a moment, and believes that all has come by then.
import socket
import sys

server = socket.create_server(("", int(sys.argv[1])))
import time

while True:
    connection, client = server.accept()
    with connection:
        try:
            time.sleep(0.5)
            connection.sendall(connection.recv(1000000).decode().upper().encode())
        except (OSError, UnicodeDecodeError):
            pass
