# A packet filter. Started as: python3 main.py RULES PACKETS
import sys

with open(sys.argv[1]) as file:
    rules = [line.split() for line in file]

with open(sys.argv[2]) as file:
    for line in file:
        protocol, *ends = line.split()
        # Which is the first rule that matches this packet? Print its action and its number.
        print("?", protocol, ends)
