# As courses show it: no memory, and its own words for the verdicts.
import ipaddress
import sys


def in_network(address, network):
    return network == "any" or ipaddress.ip_address(address) in ipaddress.ip_network(network)


def in_ports(port, ports):
    for part in ports.split(","):
        low, _, high = part.partition("-")
        if int(low) <= port <= int(high or low):
            return True
    return False


rules = []
default = "deny"
for line in open(sys.argv[1]):
    words = line.split()
    if words[0] == "default":
        default = words[1]
        continue
    rule = {"action": words[0], "protocol": words[1], "from": "any", "to": "any", "from port": None, "to port": None}
    side = None
    for word, value in zip(words[2:], words[3:] + [None]):
        if word in ("from", "to"):
            side = word
            rule[side] = value
        if word == "port":
            rule[side + " port"] = value
    rules.append(rule)

for number, line in enumerate(open(sys.argv[2]), 1):
    fields = line.split()
    if fields[0] == "icmp":
        protocol, source, destination = fields
        source_port = destination_port = None
    else:
        protocol, source, source_port, destination, destination_port = fields
        source_port, destination_port = int(source_port), int(destination_port)
    verdict = default
    for rule in rules:
        if rule["protocol"] not in ("any", protocol):
            continue
        if not in_network(source, rule["from"]) or not in_network(destination, rule["to"]):
            continue
        if rule["from port"] and not (source_port and in_ports(source_port, rule["from port"])):
            continue
        if rule["to port"] and not (destination_port and in_ports(destination_port, rule["to port"])):
            continue
        verdict = rule["action"]
        break
    print("Packet", number, "->", "ALLOW" if verdict == "accept" else "DROP")
