# A web gateway that filters. Started as: python3 main.py PORT RULE...
import socket
import sys


def serve(client):
    # Read a request such as GET http://www.example.test/ HTTP/1.1, decide, forward it, and answer.
    client.close()


server = socket.create_server(("", int(sys.argv[1])))
print("Listening at port", sys.argv[1])
while True:
    connection, address = server.accept()
    serve(connection)
