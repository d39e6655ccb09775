# Looks up the addresses of a name. Arguments: @SERVER NAME
import random
import socket
import struct
import sys
import time

TRIES, WAIT = 3, 1.0


def make_query(number, name):
    header = struct.pack("!HHHHHH", number, 0x0100, 1, 0, 0, 0)
    labels = [label.encode() for label in name.rstrip(".").split(".")]
    return header + b"".join(bytes([len(label)]) + label for label in labels) + struct.pack("!BHH", 0, 1, 1)


def read_name(message, at):
    """The name at an offset, in small letters, and where it ends. Pointers lead backwards only."""
    labels, end, limit = [], None, at
    while True:
        length = message[at]
        if length == 0:
            return ".".join(labels), end or at + 1
        if length >= 0xC0:
            target = (length & 0x3F) << 8 | message[at + 1]
            if target >= limit:
                raise ValueError("a pointer that does not lead backwards")
            end, limit, at = end or at + 2, target, target
        else:
            labels.append(message[at + 1 : at + 1 + length].decode("latin-1").lower())
            at += 1 + length


def read_reply(message, query, name):
    """Truncated, RCODE and answers as (owner, type, data), or None for what is no reply to the query."""
    if len(message) < 12 or message[:2] != query[:2] or not message[2] & 0x80:
        return None
    questions, answers = struct.unpack_from("!HH", message, 4)
    asked, at = read_name(message, 12)
    if questions != 1 or asked != name or message[at : at + 4] != b"\0\1\0\1":
        return None
    at += 4
    records = []
    for _ in range(answers):
        owner, at = read_name(message, at)
        kind, _, _, length = struct.unpack_from("!HHIH", message, at)
        at += 10
        data = read_name(message, at)[0] if kind == 5 else message[at : at + length]
        records.append((owner, kind, data))
        at += length
    return bool(message[2] & 2), message[3] & 0xF, records


def try_to_read(message, query, name):
    try:
        return read_reply(message, query, name)
    except (ValueError, IndexError, struct.error):
        return None


def ask_over_tcp(server, query, name):
    with socket.create_connection((server, 53), timeout=5) as connection:
        connection.sendall(struct.pack("!H", len(query)) + query)
        received = b""
        while len(received) < 2 or len(received) < 2 + int.from_bytes(received[:2], "big"):
            piece = connection.recv(4096)
            if not piece:
                raise OSError("the server closed the connection before its answer was whole")
            received += piece
        return try_to_read(received[2:], query, name)


def ask(server, name):
    query = make_query(random.SystemRandom().randrange(65536), name)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as client:
        # What comes from anyone else does not reach a connected socket.
        client.connect((server, 53))
        for _ in range(TRIES):
            deadline = time.monotonic() + WAIT
            try:
                client.send(query)
                while (left := deadline - time.monotonic()) > 0:
                    client.settimeout(left)
                    reply = try_to_read(client.recv(4096), query, name)
                    if reply is None:
                        continue
                    return ask_over_tcp(server, query, name) if reply[0] else reply
            except socket.timeout:
                pass
    raise OSError(f"{server} does not answer")


def look_up(server, name):
    reply = ask(server, name)
    if reply is None:
        raise OSError(f"{server} sent an answer that cannot be read")
    _, rcode, records = reply
    if rcode not in (0, 3):
        raise OSError(f"{server} answered with the error {rcode}")
    aliases = {owner: data for owner, kind, data in records if kind == 5}
    seen = set()
    while name in aliases and name not in seen:
        seen.add(name)
        name = aliases[name]
    return [socket.inet_ntoa(data) for owner, kind, data in records if kind == 1 and owner == name]


server, name = sys.argv[1].lstrip("@"), sys.argv[2].rstrip(".").lower()
try:
    addresses = look_up(server, name)
except OSError as error:
    sys.exit(f"{name}: {error}")
if not addresses:
    print(f"{name} has no address")
for address in addresses:
    print(f"{name} has address {address}")
