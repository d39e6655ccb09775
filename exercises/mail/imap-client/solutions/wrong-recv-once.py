# Takes what one recv() gives for the response to FETCH.
import re
import socket
import sys


class Refused(Exception):
    pass


class Dialogue:
    def __init__(self, connection):
        self.connection = connection
        self.received = connection.makefile("rb")
        self.count = 0

    def line(self):
        line = self.received.readline()
        if not line.endswith(b"\r\n"):
            raise ConnectionError("the server hung up")
        return line

    def ask(self, command):
        """Returns the literals of the response, which ends with the line that has the tag."""
        self.count += 1
        tag = f"a{self.count}"
        self.connection.sendall(f"{tag} {command}\r\n".encode("utf-8"))
        literals = []
        while True:
            line = self.line()
            found = re.search(rb"\{(\d+)\}\r\n$", line)
            if found:
                literal = self.received.read(int(found[1]))
                if len(literal) < int(found[1]):
                    raise ConnectionError("the message broke off")
                literals.append(literal)
            elif line.startswith(tag.encode() + b" "):
                if not line.startswith(tag.encode() + b" OK"):
                    raise Refused(line.decode("utf-8", "replace").strip())
                return literals


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def fetch(dialogue, user, password, number):
    greeting = dialogue.line()
    if not greeting.startswith(b"* OK"):
        raise Refused(greeting.decode("utf-8", "replace").strip())
    dialogue.ask(f"LOGIN {quoted(user)} {quoted(password)}")
    dialogue.ask("SELECT INBOX")
    dialogue.count += 1
    dialogue.connection.sendall(f"a{dialogue.count} FETCH {number} BODY[]\r\n".encode())
    response = dialogue.connection.recv(65536).decode()
    if f"a{dialogue.count} NO" in response:
        raise Refused(response.strip())
    return response.split("}\r\n", 1)[1]


def main():
    host, port, user, password, number = sys.argv[1:]
    try:
        with socket.create_connection((host, int(port)), timeout=60) as connection:
            dialogue = Dialogue(connection)
            try:
                message, trouble = fetch(dialogue, user, password, number), None
            except Refused as refusal:
                message, trouble = None, refusal
            dialogue.ask("LOGOUT")
    except OSError as error:
        message, trouble = None, error
    if trouble:
        print(f"No message: {trouble}", file=sys.stderr)
        return 1
    print(message.replace("\r\n", "\n"), end="")
    return 0


sys.exit(main())
