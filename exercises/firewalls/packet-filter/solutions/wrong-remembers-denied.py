# Remembers every packet that it has seen, the denied ones too.
import sys


def address(text):
    octets = [int(octet) for octet in text.split(".")]
    if len(octets) != 4 or not all(0 <= octet <= 255 for octet in octets):
        raise ValueError(f"{text} is no address")
    return int.from_bytes(bytes(octets), "big")


def network(text):
    # As the mask that cuts a packet's address, and what is left of it then.
    if text == "any":
        return 0, 0
    base, _, length = text.partition("/")
    bits = int(length or 32)
    if not 0 <= bits <= 32:
        raise ValueError(f"{text} is no network")
    mask = (0xFFFFFFFF << (32 - bits)) & 0xFFFFFFFF
    return mask, address(base) & mask


def ranges(text):
    edges = [piece.partition("-") for piece in text.split(",")]
    return [(int(low), int(high or low)) for low, _, high in edges]


class Rule:
    def __init__(self, action, protocol, *words):
        if action not in ("accept", "deny"):
            raise ValueError(f"{action} is neither accept nor deny")
        if protocol not in ("any", "tcp", "udp", "icmp"):
            raise ValueError(f"{protocol} is no protocol")
        self.action, self.protocol, self.state = action, protocol, None
        self.networks = {"from": (0, 0), "to": (0, 0)}
        self.ports = {}
        words, side = list(words), None
        while words:
            word = words.pop(0)
            if word in ("new", "established"):
                self.state = word
            elif word in ("from", "to") and words:
                side = word
                self.networks[side] = network(words.pop(0))
            elif word == "port" and side is not None and words:
                self.ports[side] = ranges(words.pop(0))
            else:
                raise ValueError(f"{word} does not belong here")

    def matches(self, protocol, ends, state):
        if self.protocol not in ("any", protocol) or self.state not in (None, state):
            return False
        for side, (where, port) in ends.items():
            mask, base = self.networks[side]
            if where & mask != base:
                return False
            if side in self.ports and not (
                port is not None and any(low <= port <= high for low, high in self.ports[side])
            ):
                return False
        return True


def lines(path):
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            words = line.split("#")[0].split()
            if words:
                yield number, words


def read_policy(path):
    rules, default = [], None
    for number, words in lines(path):
        try:
            if words[0] == "default" and words[1:] in (["accept"], ["deny"]):
                default = words[1]
            else:
                rules.append(Rule(*words))
        except (ValueError, TypeError) as error:
            sys.exit(f"{path}, line {number}: {error}")
    if default is None:
        sys.exit(f"{path}: there is no default")
    return rules, default


def read_packet(words):
    protocol, *rest = words
    if protocol == "icmp":
        return protocol, (address(rest[0]), None), (address(rest[1]), None)
    return protocol, (address(rest[0]), int(rest[1])), (address(rest[2]), int(rest[3]))


rules, default = read_policy(sys.argv[1])
known = set()
for _, words in lines(sys.argv[2]):
    protocol, source, destination = read_packet(words)
    connection = (protocol, source, destination)
    state = "established" if connection in known else "new"
    ends = {"from": source, "to": destination}
    action, by = default, "default"
    for number, rule in enumerate(rules, 1):
        if rule.matches(protocol, ends, state):
            action, by = rule.action, number
            break
    known.add(connection)
    known.add((protocol, destination, source))
    print(action, by)
