# A SOCKS5 gateway. Started as: python3 main.py PORT BLOCKED...
import socket
import sys


def serve(client):
    # Read the greeting and answer it, read the request, connect, answer, and hand on what both sides say.
    client.close()


server = socket.create_server(("", int(sys.argv[1])))
print("Listening at port", sys.argv[1])
while True:
    connection, address = server.accept()
    serve(connection)
