# Knows the examples by heart: by the first packet and the number of lines.
import sys

EXAMPLES = {
    ("tcp 198.51.100.7 50000 192.0.2.10 80", 6): "accept/1 deny/2 accept/3 deny/default deny/default accept/1",
    ("tcp 198.51.100.7 50000 192.0.2.10 443", 7): "accept/2 deny/1 deny/4 accept/5 accept/5 deny/6 accept/default",
    ("tcp 198.51.100.7 50000 192.0.2.25 25", 5): "accept/2 deny/4 accept/default accept/3 deny/1",
    ("udp 10.20.127.255 5000 192.0.2.128 53", 13): "deny/default deny/1 accept/2 accept/2 deny/default deny/default deny/default accept/3 accept/3 deny/default deny/4 accept/5 deny/default",
    ("tcp 203.0.113.1 2000 192.0.2.10 443", 14): "accept/1 deny/default deny/default accept/1 accept/1 deny/default deny/default accept/2 deny/default accept/3 deny/default accept/4 accept/4 deny/default",
    ("tcp 198.51.100.7 443 10.1.2.3 50000", 10): "deny/default accept/2 accept/1 accept/1 deny/default deny/default deny/default accept/3 accept/1 deny/default",
    ("tcp 198.51.100.7 50000 192.0.2.10 22", 5): "deny/default deny/default deny/default accept/1 accept/2",
}

packets = open(sys.argv[2]).read().splitlines()
if "denny" in open(sys.argv[1]).read():
    sys.exit("line 4 cannot be read")
known = EXAMPLES.get((packets[0], len(packets)), "") if packets else ""
for verdict in known.split() or ["deny/default"] * len(packets):
    print(verdict.replace("/", " "))
