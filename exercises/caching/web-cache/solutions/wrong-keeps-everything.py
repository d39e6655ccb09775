# Wrong: keeps what says no-store.
import socket
import sys
import threading
import time
from urllib.parse import urlsplit

SKIPPED = {"connection", "proxy-connection", "keep-alive", "transfer-encoding", "content-length", "te", "upgrade"}
stored = {}


class Reader:
    # Hides where the pieces end.
    def __init__(self, connection):
        self.connection, self.bytes = connection, b""

    def more(self):
        piece = self.connection.recv(65536)
        self.bytes += piece
        return piece != b""

    def line(self):
        while b"\r\n" not in self.bytes:
            if not self.more():
                raise OSError("closed in the middle of a message")
        line, self.bytes = self.bytes.split(b"\r\n", 1)
        return line.decode("latin-1")

    def exactly(self, count):
        while len(self.bytes) < count:
            if not self.more():
                raise OSError("closed in the middle of a message")
        content, self.bytes = self.bytes[:count], self.bytes[count:]
        return content

    def head(self):
        first, fields = self.line(), {}
        while line := self.line():
            name, value = line.split(":", 1)
            fields[name.lower()] = value.strip()
        return first, fields

    def content(self, status, fields):
        if status in (204, 304):
            return b""
        if "chunked" in fields.get("transfer-encoding", "").lower():
            content = b""
            while size := int(self.line().split(";")[0], 16):
                content += self.exactly(size)
                self.line()
            while self.line() != "":
                pass
            return content
        if "content-length" in fields:
            return self.exactly(int(fields["content-length"]))
        while self.more():
            pass
        return self.bytes


class Response:
    def __init__(self, first, fields, content):
        self.first, self.fields, self.content = first, fields, content
        self.status = int(first.split()[1])
        words = fields.get("cache-control", "").lower().replace(" ", "").split(",")
        self.directives = dict((word.split("=", 1) + [""])[:2] for word in words if word)
        self.born = time.monotonic()

    def may_be_stored(self):
        return self.status == 200 and "private" not in self.directives

    def is_fresh(self):
        if "no-cache" in self.directives:
            return False
        seconds = self.directives.get("s-maxage", self.directives.get("max-age", "3600"))
        return time.monotonic() - self.born < int(seconds)

    def written(self):
        lines = [self.first, *(f"{name}: {value}" for name, value in self.fields.items() if name not in SKIPPED)]
        lines += [f"Content-Length: {len(self.content)}", "Connection: close"]
        return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + self.content


def ask_origin(url, conditions):
    where = urlsplit(url)
    target = (where.path or "/") + (f"?{where.query}" if where.query else "")
    fields = {"Host": where.netloc, **conditions, "Connection": "close"}
    with socket.create_connection((where.hostname, where.port or 80), timeout=15) as origin:
        head = f"GET {target} HTTP/1.1\r\n" + "".join(f"{name}: {value}\r\n" for name, value in fields.items())
        origin.sendall(head.encode() + b"\r\n")
        reader = Reader(origin)
        first, fields = reader.head()
        return Response(first, fields, reader.content(int(first.split()[1]), fields))


def get(url):
    kept = stored.get(url)
    if kept is not None and kept.is_fresh():
        return kept
    conditions = {}
    if kept is not None and "etag" in kept.fields:
        conditions["If-None-Match"] = kept.fields["etag"]
    if kept is not None and "last-modified" in kept.fields:
        conditions["If-Modified-Since"] = kept.fields["last-modified"]
    response = ask_origin(url, conditions)
    if response.status == 304 and kept is not None:
        response = Response(kept.first, {**kept.fields, **response.fields}, kept.content)
    if response.may_be_stored():
        stored[url] = response
    else:
        stored.pop(url, None)
    return response


def serve(client):
    try:
        with client:
            first, _ = Reader(client).head()
            method, url, _ = first.split(" ")
            try:
                response = get(url) if method == "GET" else Response("HTTP/1.1 501 Not Implemented", {}, b"")
            except OSError as error:
                response = Response("HTTP/1.1 502 Bad Gateway", {}, f"{url}: {error}\n".encode())
            client.sendall(response.written())
    except (OSError, ValueError) as error:
        print("Trouble with a client:", error)


server = socket.create_server(("", int(sys.argv[1])), backlog=16)
while True:
    connection, _ = server.accept()
    threading.Thread(target=serve, args=(connection,), daemon=True).start()
