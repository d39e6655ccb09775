# Wrong: answers by itself, and never asks an origin.
import socket
import sys

server = socket.create_server(("", int(sys.argv[1])))
while True:
    connection, _ = server.accept()
    request = connection.recv(65536)
    print("Asked for", request.split(b"\r\n")[0])
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\nConnection: close\r\n\r\nHello\n")
    connection.close()
