# A web client over TLS. Started as: python3 main.py HOST PORT PATH AUTHORITY
import socket
import ssl
import sys

host, port, path, authority = sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4]

with socket.create_connection((host, port)) as connection:
    # Make a context that trusts the authority, wrap the connection, and only then ask for the page, and print it.
    pass
