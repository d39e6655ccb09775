# Wrong: takes what comes first for all of it.
import socket
import ssl
import sys


def read_response(connection):
    received = b""
    while b"\r\n\r\n" not in received:
        piece = connection.recv(4096)
        if piece == b"":
            raise OSError("the server closed in the middle of its response")
        received += piece
    head, content = received.split(b"\r\n\r\n", 1)
    first, *lines = head.decode("latin-1").split("\r\n")
    fields = {name.lower(): value.strip() for name, value in (line.split(":", 1) for line in lines)}
    if len(content) < min(1, int(fields["content-length"])):
        raise OSError("the server closed in the middle of its response")
    return first, content


def connect(host, port, authority):
    # Verifies the chain up to this authority, the dates, and the name.
    context = ssl.create_default_context(cafile=authority)
    connection = socket.create_connection((host, port), timeout=15)
    return context.wrap_socket(connection, server_hostname=host)


def fetch(host, port, path, authority):
    with connect(host, port, authority) as connection:
        request = f"GET {path} HTTP/1.1\r\nHost: {host}:{port}\r\nConnection: close\r\n\r\n"
        connection.sendall(request.encode())
        return read_response(connection)


def main():
    host, port, path, authority = sys.argv[1:5]
    first, content = fetch(host, int(port), path, authority)
    if first.split()[1] != "200":
        raise OSError(f"the server said {first}")
    print(content.decode("utf-8"), end="")


try:
    main()
except ssl.SSLCertVerificationError as error:
    sys.exit(f"The server is not believed: {error.verify_message}")
except (OSError, KeyError, ValueError) as error:
    sys.exit(f"The page could not be had: {error}")
