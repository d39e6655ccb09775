# As it stands in tutorials: a default context, wrap_socket, and recv until nothing comes.
import socket
import ssl
import sys

hostname = sys.argv[1]
port = int(sys.argv[2])
path = sys.argv[3]

context = ssl.create_default_context()
context.load_verify_locations(sys.argv[4])

with socket.create_connection((hostname, port)) as sock:
    with context.wrap_socket(sock, server_hostname=hostname) as ssock:
        print(ssock.version(), file=sys.stderr)
        request = "GET " + path + " HTTP/1.1\r\nHost: " + hostname + "\r\nConnection: close\r\n\r\n"
        ssock.sendall(request.encode())
        response = b""
        while True:
            data = ssock.recv(2048)
            if len(data) < 1:
                break
            response = response + data
        print(response.decode())
