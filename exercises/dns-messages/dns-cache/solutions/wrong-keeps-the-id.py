# One socket towards the forwarder for all, and the clients' own ids on it: two clients with the same id are one.
import select
import socket
import struct
import sys
import time

port, forwarder = int(sys.argv[1]), sys.argv[2].lstrip("@")
server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(("", port))
upstream = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
upstream.connect((forwarder, 53))
waiting, cache = {}, {}


def question_of(message):
    end = message.index(b"\0", 12) + 5
    if len(message) < end:
        raise ValueError("cut")
    return message[12 : end - 4].lower() + message[end - 4 : end]


def ttls_of(message):
    found, at = [], message.index(b"\0", 12) + 5
    for _ in range(sum(struct.unpack_from("!HHH", message, 6))):
        at += 2
        found.append((at + 4, struct.unpack_from("!I", message, at + 4)[0]))
        at += 10 + struct.unpack_from("!H", message, at + 8)[0]
    return found


while True:
    for ready in select.select([server, upstream], [], [])[0]:
        if ready is server:
            query, client = server.recvfrom(4096)
            try:
                question = question_of(query)
            except (ValueError, IndexError):
                continue
            came, ends, known = cache.get(question, (0, 0, b""))
            now = time.monotonic()
            if now < ends:
                fresh = bytearray(query[: 12 + len(question)] + known[12 + len(question) :])
                fresh[2:12] = known[2:12]
                for at, ttl in ttls_of(known):
                    struct.pack_into("!I", fresh, at, ttl - int(now - came))
                server.sendto(fresh, client)
            else:
                waiting[query[:2]] = (client, query)
                upstream.send(query)
        else:
            reply = upstream.recv(4096)
            if reply[:2] not in waiting:
                continue
            client, query = waiting.pop(reply[:2])
            question = question_of(reply)
            ttls = [ttl for _, ttl in ttls_of(reply)]
            cache[question] = (time.monotonic(), time.monotonic() + min(ttls), reply)
            server.sendto(reply, client)
