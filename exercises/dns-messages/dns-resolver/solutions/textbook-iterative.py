#!/usr/bin/env python3
# Assignment 2: myresolver.py -- iterative DNS lookup. Usage: python3 myresolver.py domain
import socket
import sys
from struct import pack, unpack

ROOT_SERVERS = ["198.41.0.4", "199.9.14.201", "192.33.4.12", "199.7.91.13", "192.203.230.10"]


def make_query(domain):
    msg = pack(">HHHHHH", 0x1A2B, 0x0000, 1, 0, 0, 0)
    for part in domain.split("."):
        msg += bytes([len(part)]) + part.encode()
    return msg + b"\x00" + pack(">HH", 1, 1)


def parse_name(data, offset):
    name = []
    jumped = False
    end = offset
    while True:
        length = data[offset]
        if length & 0xC0 == 0xC0:
            if not jumped:
                end = offset + 2
            jumped = True
            offset = unpack(">H", data[offset : offset + 2])[0] & 0x3FFF
        elif length == 0:
            if not jumped:
                end = offset + 1
            return ".".join(name), end
        else:
            name.append(data[offset + 1 : offset + 1 + length].decode())
            offset += length + 1


def parse_records(data, offset, count):
    records = []
    for _ in range(count):
        name, offset = parse_name(data, offset)
        rtype, rclass, ttl, rdlen = unpack(">HHIH", data[offset : offset + 10])
        offset += 10
        if rtype == 1:
            value = ".".join(map(str, data[offset : offset + 4]))
        elif rtype in (2, 5):
            value, _ = parse_name(data, offset)
        else:
            value = None
        offset += rdlen
        records.append((name, rtype, value))
    return records, offset


def query_server(server, domain):
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sock.settimeout(3)
    sock.sendto(make_query(domain), (server, 53))
    data, _ = sock.recvfrom(4096)
    sock.close()
    _, flags, qd, an, ns, ar = unpack(">HHHHHH", data[:12])
    _, offset = parse_name(data, 12)
    offset += 4
    answers, offset = parse_records(data, offset, an)
    authority, offset = parse_records(data, offset, ns)
    additional, offset = parse_records(data, offset, ar)
    return answers, authority, additional


def resolve(domain):
    server = ROOT_SERVERS[0]
    while True:
        print("Querying", server, "for", domain)
        answers, authority, additional = query_server(server, domain)
        for name, rtype, value in answers:
            if rtype == 1:
                return value
            if rtype == 5:
                return resolve(value)
        glue = [value for _, rtype, value in additional if rtype == 1]
        if glue:
            server = glue[0]
            continue
        ns = [value for _, rtype, value in authority if rtype == 2]
        if not ns:
            return None
        server = resolve(ns[0])


if len(sys.argv) != 2:
    print("Usage: python3 myresolver.py domain")
    sys.exit(1)
print(sys.argv[1], "->", resolve(sys.argv[1]))
