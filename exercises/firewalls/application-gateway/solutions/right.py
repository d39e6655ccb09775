# A web gateway that filters, from sockets. Arguments: PORT RULE...
import re
import socket
import sys
import threading

RULES = [rule.split("=", 1) for rule in sys.argv[2:]]
NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
URL = re.compile(r"http://([^/?#:@]+)(?::(\d+))?([/?][^#]*)?", re.IGNORECASE)
SKIPPED = {"connection", "proxy-connection", "keep-alive", "transfer-encoding", "te", "upgrade"}


class Malformed(Exception):
    pass


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

    def fields(self):
        fields = {}
        while line := self.line():
            name, colon, value = line.partition(":")
            if not colon or not NAME.fullmatch(name):
                raise Malformed(line)
            fields[name.lower()] = value.strip()
        return fields

    def content(self, fields):
        if "chunked" in fields.get("transfer-encoding", "").lower():
            content = b""
            while size := int(self.line().split(";")[0], 16):
                content += self.exactly(size)
                self.line()
            while self.line() != "":
                pass
            return content
        return self.exactly(int(fields["content-length"])) if "content-length" in fields else None

    def rest(self):
        while self.more():
            pass
        return self.bytes


def written(first, fields, content):
    kept = {name: value for name, value in fields.items() if name not in SKIPPED}
    if content is not None:
        kept["content-length"] = str(len(content))
    lines = [first, *(f"{name}: {value}" for name, value in kept.items()), "connection: close"]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + (content or b"")


def plain(status, reason):
    return written(f"HTTP/1.1 {status} {reason}", {"content-type": "text/plain"}, reason.encode() + b"\n")


def is_within(host, domain):
    return host == domain or host.endswith("." + domain)


def rule_about(host, method):
    for kind, value in RULES:
        if kind == "host" and is_within(host.lower().rstrip("."), value.lower().rstrip(".")):
            return f"host={value}"
    for kind, value in RULES:
        if kind == "method" and method == value:
            return f"method={value}"
    return "method=CONNECT" if method == "CONNECT" else None


def rule_about_content(content):
    for kind, value in RULES:
        if kind == "word" and value.encode() in (content or b""):
            return f"word={value}"
    return None


def parse(method, target):
    if method == "CONNECT":
        return target.rpartition(":")[0], 443, ""
    url = URL.fullmatch(target)
    if url is None:
        raise Malformed(target)
    host, port, path = url.groups()
    path = path or "/"
    return host, int(port or 80), path if path.startswith("/") else "/" + path


def ask_origin(method, host, port, path, fields, content):
    asked = {**fields, "host": host if port == 80 else f"{host}:{port}"}
    with socket.create_connection((host, port), timeout=10) as origin:
        origin.sendall(written(f"{method} {path} HTTP/1.1", asked, content))
        reader = Reader(origin)
        first = reader.line()
        status, fields = first.split()[1], reader.fields()
        if method == "HEAD" or status in ("204", "304"):
            return first, status, fields, None
        content = reader.content(fields)
        return first, status, fields, reader.rest() if content is None else content


def log(verdict, method, target, because):
    sys.stdout.write(f"{verdict} {method} {target} {because}\n")
    sys.stdout.flush()


def answer(reader):
    try:
        method, target, _ = reader.line().split(" ")
        fields = reader.fields()
        host, port, path = parse(method, target)
    except (Malformed, ValueError):
        return plain(400, "Bad Request")
    rule = rule_about(host, method)
    if rule is None:
        content = reader.content(fields)
        try:
            first, status, fields, content = ask_origin(method, host, port, path, fields, content)
        except (OSError, ValueError, IndexError, Malformed):
            return plain(502, "Bad Gateway")
        rule = rule_about_content(content)
        if rule is None:
            log("allowed", method, target, status)
            return written(first, fields, content)
    log("refused", method, target, rule)
    return plain(403, "Forbidden")


def serve(client):
    try:
        with client:
            client.sendall(answer(Reader(client)))
    except (OSError, ValueError) as error:
        print("Trouble with a client:", error, file=sys.stderr)


server = socket.create_server(("", int(sys.argv[1])), backlog=16)
while True:
    connection, _ = server.accept()
    threading.Thread(target=serve, args=(connection,), daemon=True).start()
