# Wrong: believes that no content is longer than 16,384 bytes, and prints what it has of one that is.
import socket
import sys
from urllib.parse import urljoin, urlsplit


class Reader:
    # Hides where the pieces end.
    def __init__(self, connection):
        self.connection, self.bytes = connection, b""

    def more(self):
        piece = self.connection.recv(4096)
        self.bytes += piece
        return piece != b""

    def line(self):
        while b"\r\n" not in self.bytes:
            if not self.more():
                raise OSError("the server closed in the middle of its response")
        line, self.bytes = self.bytes.split(b"\r\n", 1)
        return line.decode("latin-1")

    def exactly(self, count):
        while len(self.bytes) < count:
            if not self.more():
                raise OSError("the server closed in the middle of its response")
        content, self.bytes = self.bytes[:count], self.bytes[count:]
        return content

    def head(self):
        lines = [self.line()]
        while lines[-1] != "":
            lines.append(self.line())
        fields = [line.split(":", 1) for line in lines[1:-1]]
        return lines, {name.lower(): value.strip() for name, value in fields}

    def chunks(self):
        content = b""
        while size := int(self.line().split(";")[0], 16):
            content += self.exactly(size)
            self.line()
        while self.line() != "":
            pass
        return content

    def content(self, method, status, fields):
        if method == "HEAD" or status in (204, 304):
            return b""
        if "chunked" in fields.get("transfer-encoding", "").lower():
            return self.chunks()
        if "content-length" in fields:
            return self.exactly(min(16384, int(fields["content-length"])))
        while self.more():
            pass
        return self.bytes


def fetch(url, method):
    where = urlsplit(url)
    target = (where.path or "/") + (f"?{where.query}" if where.query else "")
    with socket.create_connection((where.hostname, where.port or 80), timeout=15) as connection:
        request = f"{method} {target} HTTP/1.1\r\nHost: {where.netloc}\r\nConnection: close\r\n\r\n"
        connection.sendall(request.encode())
        reader = Reader(connection)
        status = 100
        while 100 <= status < 200:
            lines, fields = reader.head()
            status = int(lines[0].split()[1])
        return lines, fields, status, reader.content(method, status, fields)


def main():
    host, port, path, method = (sys.argv[1:] + ["GET"])[:4]
    url = f"http://{host}:{port}{path}"
    for _ in range(10):
        lines, fields, status, content = fetch(url, method)
        if status not in (301, 302, 303, 307, 308):
            break
        url = urljoin(url, fields["location"])
    else:
        raise OSError("too many redirects")
    if status != 200:
        raise OSError(f"the server said {lines[0]}")
    print("\n".join(lines) if method == "HEAD" else content.decode("utf-8"), end="")


try:
    main()
except (OSError, ValueError, KeyError) as error:
    sys.exit(f"The page could not be had: {error}")
