# Waits two seconds for a reply.
import socket
import sys


class Refused(Exception):
    pass


class Dialogue:
    def __init__(self, connection):
        self.connection = connection
        self.replies = connection.makefile("rb")

    def reply(self):
        """The next reply, whole: its last line has no hyphen behind the digits."""
        while True:
            line = self.replies.readline()
            if not line.endswith(b"\n"):
                raise ConnectionError("the server hung up")
            text = line.decode("ascii", "replace").rstrip()
            print("S:", text)
            if text[3:4] != "-":
                return text

    def send(self, line):
        self.connection.sendall((line + "\r\n").encode("utf-8"))

    def ask(self, line, wanted):
        print("C:", line)
        self.send(line)
        reply = self.reply()
        if not reply.startswith(wanted):
            raise Refused(f"{line}: {reply}")


def hand_in(dialogue, sender, recipients, letter):
    """Returns the recipients that were refused."""
    greeting = dialogue.reply()
    if not greeting.startswith("2"):
        raise Refused(greeting)
    try:
        dialogue.ask("EHLO client.a.example", "2")
    except Refused:
        dialogue.ask("HELO client.a.example", "2")
    dialogue.ask(f"MAIL FROM:<{sender}>", "2")
    refused = []
    for recipient in recipients:
        try:
            dialogue.ask(f"RCPT TO:<{recipient}>", "2")
        except Refused as refusal:
            refused.append(str(refusal))
    if len(refused) == len(recipients):
        return refused
    dialogue.ask("DATA", "3")
    for line in letter.removesuffix("\n").split("\n"):
        dialogue.send("." + line if line.startswith(".") else line)
    dialogue.ask(".", "2")
    return refused


def main():
    host, port, sender, *recipients = sys.argv[1:]
    letter = sys.stdin.read()
    try:
        with socket.create_connection((host, int(port)), timeout=2) as connection:
            dialogue = Dialogue(connection)
            try:
                trouble = hand_in(dialogue, sender, recipients, letter)
            except Refused as refusal:
                trouble = [str(refusal)]
            try:
                dialogue.ask("QUIT", "2")
            except Refused:
                pass
    except OSError as error:
        trouble = [f"{host} port {port}: {error}"]
    for line in trouble:
        print("Not delivered:", line, file=sys.stderr)
    return 1 if trouble else 0


sys.exit(main())
