# Runs in a network namespace of its own. Reads {zones, rounds: [{rules, sets, packets: [{zone, hex}]}]} as JSON and
# answers, for each round and packet, the name of the set that it was put into: the rule that decided.
#
# Packets go through the kernel's forwarding, one after the other, so that its connection tracking follows them as a
# firewall's does: a packet is put on one end of a veth pair, arrives at the other, zN, and is routed by its
# destination. The IPv4 identification field carries the packet's index. Nothing leaves the namespace.
import json, socket, subprocess, sys, time

order = json.load(sys.stdin)

def run(*command, **more):
    done = subprocess.run(command, capture_output=True, text=True, **more)
    if done.returncode != 0:
        sys.exit(f"{command}: {done.stderr}\n{more}")
    return done.stdout

def write(path, text):
    with open(path, "w") as file:
        file.write(text)

def wait(condition, otherwise):
    deadline = time.monotonic() + 60
    while not condition():
        if time.monotonic() > deadline:
            sys.exit(otherwise())
        time.sleep(0.002)

senders = []
run("ip", "link", "set", "lo", "up")
for zone in range(order["zones"]):
    run("ip", "link", "add", f"p{zone}", "type", "veth", "peer", "name", f"z{zone}")
    for name in (f"p{zone}", f"z{zone}"):
        run("ip", "link", "set", name, "arp", "off", "up")
        write(f"/proc/sys/net/ipv4/conf/{name}/rp_filter", "0")
    sender = socket.socket(socket.AF_PACKET, socket.SOCK_RAW)
    sender.bind((f"p{zone}", 0))
    senders.append(sender)
write("/proc/sys/net/ipv4/conf/all/rp_filter", "0")
write("/proc/sys/net/ipv4/ip_forward", "1")
# Where a packet leaves does not matter: everything goes the same way.
run("ip", "route", "add", "default", "dev", "z0")

def down():
    links = json.loads(run("ip", "-j", "link", "show"))
    return [link["ifname"] for link in links if link["ifname"][0] in "pz" and link["operstate"] != "UP"]

wait(lambda: not down(), lambda: f"these interfaces never came up: {down()}")

def ethernet(zone):
    address = json.loads(run("ip", "-j", "link", "show", f"z{zone}"))[0]["address"]
    return bytes.fromhex(address.replace(":", "")) + b"\x02\0\0\0\0\1\x08\x00"

headers = [ethernet(zone) for zone in range(order["zones"])]

def sets_with(index):
    found = json.loads(run("nft", "-j", "list", "table", "ip", "oracle"))["nftables"]
    sets = [part["set"] for part in found if "set" in part]
    return [each["name"] for each in sets if index in each.get("elem", [])]

answers = []
for number, round in enumerate(order["rounds"]):
    sets = "\n".join(f"  set {name} {{ typeof ip id; }}" for name in round["sets"])
    run("nft", "-f", "-", input=f"""
flush ruleset
table ip oracle {{
{sets}
  chain judge {{ type filter hook forward priority 0; {round["rules"]} }}
}}
""")
    answer = []
    for index, packet in enumerate(round["packets"]):
        senders[packet["zone"]].send(headers[packet["zone"]] + bytes.fromhex(packet["hex"]))
        found = []
        def judged():
            found[:] = sets_with(index)
            return found
        wait(judged, lambda: f"round {number}: packet {index} was never judged")
        answer.append(list(found))
    answers.append(answer)
json.dump(answers, sys.stdout)
