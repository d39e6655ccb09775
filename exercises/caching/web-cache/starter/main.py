# A caching proxy. Started as: python3 main.py PORT
import socket
import sys


def serve(client):
    # Read a request such as GET http://www.example.test/ HTTP/1.1, and answer it: from what is kept, or from the origin.
    client.close()


server = socket.create_server(("", int(sys.argv[1])))
print("Listening at port", sys.argv[1])
while True:
    connection, address = server.accept()
    serve(connection)
