# A name server that forwards and remembers. Arguments: PORT @FORWARDER
import random
import socket
import struct
import sys
import threading
import time

WAIT = 1.0
port, forwarder = int(sys.argv[1]), sys.argv[2].lstrip("@")
server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
cache = {}


def skip_name(message, at):
    """Where the name at an offset ends: behind its zero, or behind its pointer."""
    while message[at] != 0:
        if message[at] >= 0xC0:
            return at + 2
        at += 1 + message[at]
    return at + 1


def question_of(message):
    """The bytes of the one question, in small letters; raises for what has none."""
    if struct.unpack_from("!H", message, 4)[0] != 1:
        raise ValueError("not one question")
    end = skip_name(message, 12)
    if end + 4 > len(message):
        raise ValueError("the question is cut")
    return message[12:end].lower() + message[end : end + 4]


def ttls_of(message):
    """Offset and value of each TTL."""
    found, at = [], skip_name(message, 12) + 4
    for _ in range(sum(struct.unpack_from("!HHH", message, 6))):
        at = skip_name(message, at)
        found.append((at + 4, struct.unpack_from("!I", message, at + 4)[0]))
        at += 10 + struct.unpack_from("!H", message, at + 8)[0]
    return found


def forward(query, question):
    number = random.SystemRandom().randrange(65536).to_bytes(2, "big")
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as upstream:
        upstream.connect((forwarder, 53))
        upstream.settimeout(WAIT)
        upstream.send(number + query[2:])
        while True:
            reply = upstream.recv(4096)
            try:
                if reply[:2] == number and reply[2] & 0x80 and question_of(reply) == question:
                    return reply
            except (ValueError, IndexError, struct.error):
                pass


def find(question):
    """A reply whose time is not up, with the TTLs that are left."""
    came, ends, reply = cache.get(question, (0, 0, b""))
    now = time.monotonic()
    if now >= ends:
        return None
    fresh = bytearray(reply)
    for at, ttl in ttls_of(reply):
        struct.pack_into("!I", fresh, at, ttl - int(now - came))
    return bytes(fresh)


def keep(question, reply):
    ttls = [ttl for _, ttl in ttls_of(reply)]
    if ttls and min(ttls) > 0:
        now = time.monotonic()
        cache[question] = (now, now + min(ttls), reply)


def answer(query, client):
    try:
        question = question_of(query)
        if query[2] & 0x80:
            return
        reply = find(question)
        if reply is None:
            reply = forward(query, question)
            keep(question, reply)
    except (OSError, ValueError, IndexError, struct.error):
        # What is no query gets no answer; and who waits in vain will ask again.
        return
    server.sendto(query[:2] + reply[2:12] + query[12 : 12 + len(question)] + reply[12 + len(question) :], client)


server.bind(("", port))
while True:
    message, address = server.recvfrom(4096)
    answer(message, address)
