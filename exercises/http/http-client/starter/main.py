# A web client. Started as: python3 main.py HOST PORT PATH [METHOD]
import socket
import sys

host, port, path = sys.argv[1], int(sys.argv[2]), sys.argv[3]
method = sys.argv[4] if len(sys.argv) > 4 else "GET"

with socket.create_connection((host, port)) as connection:
    # Send a request, read the response to its end, and print its content.
    pass
