# Runs in a network namespace of its own. Reads {zones, rounds: [{rules, packets: [{zone, hex}]}]} as JSON and
# answers, for each round, the indices of the packets that the kernel's packet filter let through.
#
# A packet is put on one end of a veth pair and arrives at the other, zN. Three chains see it, one after the other:
# the first notes that it came, the second is the policy with the kernel's own accept and drop, the third notes what
# is left. The IPv4 identification field carries the packet's index. Nothing is routed and nothing leaves.
import json, socket, subprocess, sys, time

order = json.load(sys.stdin)

def run(*command, **more):
    done = subprocess.run(command, capture_output=True, text=True, **more)
    if done.returncode != 0:
        sys.exit(f"{command}: {done.stderr}\n{more}")
    return done.stdout

senders = []
for zone in range(order["zones"]):
    run("ip", "link", "add", f"p{zone}", "type", "veth", "peer", "name", f"z{zone}")
    for name in (f"p{zone}", f"z{zone}"):
        run("ip", "link", "set", name, "arp", "off", "up")
    sender = socket.socket(socket.AF_PACKET, socket.SOCK_RAW)
    sender.bind((f"p{zone}", 0))
    senders.append(sender)

def wait(condition, otherwise):
    deadline = time.monotonic() + 60
    while not condition():
        if time.monotonic() > deadline:
            sys.exit(otherwise())
        time.sleep(0.01)

# An interface that was just set up drops what it is given until the kernel has noticed its carrier.
def down():
    links = json.loads(run("ip", "-j", "link", "show"))
    return [link["ifname"] for link in links if link["ifname"][0] in "pz" and link["operstate"] != "UP"]

wait(lambda: not down(), lambda: f"these interfaces never came up: {down()}")

# Broadcast at the Ethernet level, so that the receiving interface takes it for its own.
ethernet = b"\xff" * 6 + b"\x02\0\0\0\0\1" + b"\x08\x00"

def noted(name):
    found = json.loads(run("nft", "-j", "list", "set", "ip", "oracle", name))["nftables"]
    return {element for part in found if "set" in part for element in part["set"].get("elem", [])}

answers = []
for number, round in enumerate(order["rounds"]):
    run("nft", "-f", "-", input=f"""
flush ruleset
table ip oracle {{
  set came {{ typeof ip id; }}
  set passed {{ typeof ip id; }}
  chain arrival {{ type filter hook prerouting priority -400; policy accept; add @came {{ ip id }}; }}
  chain judge {{ type filter hook prerouting priority -350; {round["rules"]} }}
  chain departure {{ type filter hook prerouting priority -310; policy accept; add @passed {{ ip id }}; drop; }}
}}
""")
    for packet in round["packets"]:
        senders[packet["zone"]].send(ethernet + bytes.fromhex(packet["hex"]))
    expected = len(round["packets"])
    wait(
        lambda: len(noted("came")) == expected,
        lambda: f"round {number}: only {len(noted('came'))} of {expected} packets came",
    )
    answers.append(sorted(noted("passed")))
json.dump(answers, sys.stdout)
