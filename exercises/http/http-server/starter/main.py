# A web server for the files of its working folder. Started as: python3 main.py PORT
import socket
import sys


def serve(connection):
    # Read requests from the connection, and answer each with the file that it asks for.
    connection.close()


server = socket.create_server(("", int(sys.argv[1])))
print("Listening at port", sys.argv[1])
while True:
    connection, client = server.accept()
    serve(connection)
