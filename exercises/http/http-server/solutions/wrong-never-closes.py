# Mistake: does not close when the client asks for it.
import os
import socket
import sys
import threading
from urllib.parse import unquote

TYPES = {".html": "text/html", ".txt": "text/plain", ".png": "image/png"}
REASONS = {200: "OK", 400: "Bad Request", 404: "Not Found", 505: "HTTP Version Not Supported"}
ROOT = os.getcwd()


def read_file(target):
    # Decoded first, judged then: what lies outside the working folder is not there.
    path = os.path.normpath(os.path.join(ROOT, unquote(target.split("?")[0]).lstrip("/")))
    if not path.startswith(ROOT + os.sep) or not os.path.isfile(path):
        return None, ""
    with open(path, "rb") as file:
        return file.read(), TYPES.get(os.path.splitext(path)[1], "application/octet-stream")


def answer(connection, head):
    lines = head.split("\r\n")
    words = lines[0].split(" ")
    fields = dict(line.lower().split(":", 1) for line in lines[1:] if ":" in line)
    is_request = len(words) == 3 and words[2].startswith("HTTP/")
    closes = not is_request or words[2] == "HTTP/1.0" or fields.get("connection", "").strip() == "close"
    status, content, kind = 200, None, ""
    if not is_request:
        status = 400
    elif not words[2].startswith("HTTP/1."):
        status = 505
    else:
        content, kind = read_file(words[1])
        status = 404 if content is None else 200
    if content is None:
        content, kind = REASONS[status].encode(), "text/plain"
    response = [
        f"HTTP/1.1 {status} {REASONS[status]}",
        f"Content-Type: {kind}",
        f"Content-Length: {len(content)}",
        f"Connection: {'close' if closes else 'keep-alive'}",
    ]
    connection.sendall("\r\n".join(response).encode() + b"\r\n\r\n")
    if words[0] != "HEAD":
        connection.sendall(content)
    return True


def serve(connection):
    # What stands behind the empty line is the beginning of the next request.
    received = b""
    try:
        stays_open = True
        while stays_open:
            while b"\r\n\r\n" not in received:
                piece = connection.recv(4096)
                if not piece:
                    return
                received += piece
            head, received = received.split(b"\r\n\r\n", 1)
            stays_open = answer(connection, head.decode("latin-1"))
    except OSError as error:
        print("Trouble with a client:", error)
    finally:
        connection.close()


server = socket.create_server(("", int(sys.argv[1])), backlog=16)
while True:
    connection, client = server.accept()
    threading.Thread(target=serve, args=(connection,), daemon=True).start()
