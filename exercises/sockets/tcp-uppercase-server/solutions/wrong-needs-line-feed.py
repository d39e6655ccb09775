# Mistake: without a line feed there is no reply, though the client has ended its side.
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
                if b"\n" in message:
                    connection.sendall(message.decode().upper().encode())
                    break
        except (OSError, UnicodeDecodeError):
            pass
