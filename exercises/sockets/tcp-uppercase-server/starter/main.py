# The uppercase server. Started as: python3 main.py PORT
import socket
import sys

port = int(sys.argv[1])
server = socket.create_server(("", port))
print("Listening at port", port)

while True:
    connection, client = server.accept()
    # Read a line from the connection, send it back in capital letters, and close the connection.
    connection.close()
