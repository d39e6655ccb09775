# Finds the addresses of a name, from the root down. Arguments: NAME
import random
import socket
import struct
import sys
import time

ROOTS = ["198.41.0.4", "192.33.4.12", "192.5.5.241"]
TRIES, WAIT, QUERIES = 2, 1.0, 60
A, NS, CNAME = 1, 2, 5


class NoAnswer(Exception):
    pass


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


class Reply:
    def __init__(self, message, number, name):
        counts = struct.unpack_from("!HHHHHH", message)
        asked, at = read_name(message, 12)
        if not message[2] & 0x80 or counts[2] != 1 or asked != name:
            raise ValueError("not our reply")
        at += 4
        self.authoritative, self.rcode = bool(message[2] & 4), message[3] & 0xF
        self.answer, self.authority, self.additional = [], [], []
        for section, count in zip((self.answer, self.authority, self.additional), counts[3:]):
            for _ in range(count):
                owner, at = read_name(message, at)
                kind, _, _, length = struct.unpack_from("!HHIH", message, at)
                at += 10
                if kind in (NS, CNAME):
                    section.append((owner, kind, read_name(message, at)[0]))
                elif kind == A:
                    section.append((owner, kind, socket.inet_ntoa(message[at : at + 4])))
                at += length


def within(name, zone):
    return zone == "" or name == zone or name.endswith("." + zone)


class Resolver:
    def __init__(self):
        self.left = QUERIES
        self.busy = set()

    def ask(self, server, name):
        """The reply of one server, or None when it says nothing that can be read."""
        for _ in range(TRIES):
            if self.left == 0:
                raise NoAnswer("too many queries, the zones lead in a circle")
            self.left -= 1
            number = random.SystemRandom().randrange(65536)
            query = struct.pack("!HHHHHH", number, 0, 1, 0, 0, 0)
            for label in name.split("."):
                query += bytes([len(label)]) + label.encode()
            query += struct.pack("!BHH", 0, A, 1)
            with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as client:
                deadline = time.monotonic() + WAIT
                try:
                    client.connect((server, 53))
                    client.send(query)
                    while (left := deadline - time.monotonic()) > 0:
                        client.settimeout(left)
                        try:
                            return Reply(client.recv(4096), number, name)
                        except (ValueError, IndexError, struct.error):
                            continue
                except OSError:
                    pass
        return None

    def addresses_of(self, hosts, glue):
        """Addresses of name servers: those that came along first, then those that have to be looked up."""
        for host in hosts:
            yield from glue.get(host, [])
        for host in hosts:
            if host not in glue and host not in self.busy:
                try:
                    yield from self.look_up(host)
                except NoAnswer:
                    if self.left == 0:
                        raise

    def ask_zone(self, servers, name, zone):
        """The first reply that helps: an answer, or a referral that leads further down."""
        for server in servers:
            reply = self.ask(server, name)
            if reply is None or reply.rcode not in (0, 3):
                continue
            cuts = {owner for owner, kind, _ in reply.authority if kind == NS}
            deeper = [cut for cut in cuts if cut != zone and within(cut, zone) and within(name, cut)]
            if reply.authoritative or reply.answer:
                return reply, None
            if deeper:
                return reply, deeper[0]
        raise NoAnswer(f"no server of the zone {zone or '.'} answers")

    def look_up(self, name):
        if name in self.busy:
            raise NoAnswer(f"{name} leads back to itself")
        self.busy.add(name)
        try:
            return self.walk(name)
        finally:
            self.busy.discard(name)

    def walk(self, name):
        zone, servers = "", iter(ROOTS)
        while True:
            reply, cut = self.ask_zone(servers, name, zone)
            if cut is None:
                break
            hosts = [host for owner, kind, host in reply.authority if kind == NS and owner == cut]
            glue = {}
            for owner, kind, address in reply.additional:
                # A server is believed about names of its own zone only.
                if kind == A and within(owner, zone):
                    glue.setdefault(owner, []).append(address)
            zone, servers = cut, self.addresses_of(hosts, glue)
        aliases = {owner: target for owner, kind, target in reply.answer if kind == CNAME}
        end, seen = name, set()
        while end in aliases and end not in seen:
            seen.add(end)
            end = aliases[end]
        found = [address for owner, kind, address in reply.answer if kind == A and owner == end]
        return found or (self.look_up(end) if end != name else [])


name = sys.argv[1].rstrip(".").lower()
try:
    addresses = Resolver().look_up(name)
except NoAnswer as error:
    sys.exit(f"{name}: {error}")
if not addresses:
    sys.exit(f"{name} has no address")
for address in addresses:
    print(f"{name} has address {address}")
