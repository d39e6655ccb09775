import socket
import sys


def serve(connection):
    # One send() is not one recv(): the line is whole at its line feed, or where the client has ended its side.
    message = b""
    while b"\n" not in message:
        piece = connection.recv(4096)
        if not piece:
            break
        message += piece
    connection.sendall(message.decode("utf-8").upper().encode("utf-8"))


port = int(sys.argv[1])
with socket.create_server(("", port)) as server:
    print("Listening at port", port)
    while True:
        connection, client = server.accept()
        with connection:
            try:
                serve(connection)
            except (OSError, UnicodeDecodeError) as error:
                print("Trouble with", client, error)
