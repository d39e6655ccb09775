# Mistake: the other half of the pair was handed in.
import socket

server = socket.socket()
server.bind(("", 6789))
server.listen()
while True:
    connection, _ = server.accept()
    connection.sendall(connection.recv(1024).upper())
    connection.close()
