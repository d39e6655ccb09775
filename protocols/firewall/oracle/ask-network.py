# Runs in a network and a mount namespace of its own. Reads [{networks, routers: [[zone, zone]], rounds: [{rules: [text],
# packets: [{from, to, hex}]}]}] as JSON, and answers, for each network and round, the numbers of the packets that arrived.
#
# Each zone and each router is a namespace of its own, joined by veth pairs; what a router calls zN leads to zone N. A
# zone takes every address of its network for its own, and forwards what is for others without a filter. A router
# forwards with the kernel's own accept and drop, and notes before and after its rules what it has seen and passed, so
# that nothing has to be waited for by the clock. The IPv4 identification field carries the packet's number, from 1.
import ctypes, json, os, socket, subprocess, sys, time

libc = ctypes.CDLL(None, use_errno=True)
home = os.open("/proc/self/ns/net", os.O_RDONLY)

def run(*command, **more):
    done = subprocess.run(command, capture_output=True, text=True, **more)
    if done.returncode != 0:
        sys.exit(f"{command}: {done.stderr}\n{more}")
    return done.stdout

def inside(name, *command, **more):
    return run("ip", "netns", "exec", name, *command, **more)

def set_namespace(descriptor):
    if libc.setns(descriptor, 0x40000000) != 0:
        sys.exit(f"setns: {os.strerror(ctypes.get_errno())}")

def path(routers, start, end, seen=()):
    if start == end:
        return []
    for index, pair in enumerate(routers):
        if index in seen or start not in pair:
            continue
        rest = path(routers, pair[1] if pair[0] == start else pair[0], end, (*seen, index))
        if rest is not None:
            return [index, *rest]
    return None

def noted(name):
    listed = json.loads(inside(name, "nft", "-j", "list", "ruleset"))["nftables"]
    return {part["set"]["name"]: set(part["set"].get("elem", [])) for part in listed if "set" in part}

run("mount", "-t", "tmpfs", "tmpfs", "/run")
answers = []
for number, network in enumerate(json.load(sys.stdin)):
    networks, routers = network["networks"], network["routers"]
    zone = lambda index: f"n{number}zone{index}"
    router = lambda index: f"n{number}router{index}"
    names = [zone(index) for index in range(len(networks))] + [router(index) for index in range(len(routers))]
    for name in names:
        run("ip", "netns", "add", name)
        for setting in ("all.rp_filter=0", "default.rp_filter=0", "all.forwarding=1"):
            inside(name, "sysctl", "-qw", f"net.ipv4.conf.{setting}")
        inside(name, "ip", "link", "set", "lo", "up")
    for index, pair in enumerate(routers):
        for end in pair:
            # Both ends have one address, which a link without ARP then sends to.
            run("ip", "link", "add", f"z{end}", "address", "02:00:00:00:00:01", "netns", router(index), "type",
                "veth", "peer", "name", f"r{index}", "address", "02:00:00:00:00:01", "netns", zone(end))
            inside(router(index), "ip", "link", "set", f"z{end}", "arp", "off", "up")
            inside(zone(end), "ip", "link", "set", f"r{index}", "arp", "off", "up")
    for index, addresses in enumerate(networks):
        inside(zone(index), "ip", "route", "add", "local", addresses, "dev", "lo")
        for other in range(len(networks)):
            if other == index:
                continue
            way = path(routers, index, other)
            inside(zone(index), "ip", "route", "add", networks[other], "dev", f"r{way[0]}")
        inside(zone(index), "nft", "-f", "-", input=f"""
table ip oracle {{
  set came {{ typeof ip id; }}
  chain arrival {{ type filter hook prerouting priority -400; policy accept;
    ip daddr {addresses} iifname != "lo" add @came {{ ip id }} drop; }}
}}
""")
    for index, pair in enumerate(routers):
        for end in range(len(networks)):
            way = path(routers, pair[0], end)
            out = pair[0] if end == pair[0] or (way and way[0] != index) else pair[1]
            inside(router(index), "ip", "route", "add", networks[end], "dev", f"z{out}")
    senders = []
    for index in range(len(networks)):
        descriptor = os.open(f"/run/netns/{zone(index)}", os.O_RDONLY)
        set_namespace(descriptor)
        senders.append(socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_RAW))
        set_namespace(home)
        os.close(descriptor)

    rounds = []
    for turn, round in enumerate(network["rounds"]):
        for index, rules in enumerate(round["rules"]):
            inside(router(index), "nft", "-f", "-", input=f"""
flush ruleset
table ip oracle {{
  set seen {{ typeof ip id; }}
  set passed {{ typeof ip id; }}
  chain arrival {{ type filter hook forward priority -400; policy accept; add @seen {{ ip id }}; }}
  chain judge {{ type filter hook forward priority -350; {rules} }}
  chain departure {{ type filter hook forward priority -310; policy accept; add @passed {{ ip id }}; }}
}}
""")
        for index in range(len(networks)):
            inside(zone(index), "nft", "flush", "set", "ip", "oracle", "came")
        for packet in round["packets"]:
            octets = bytes.fromhex(packet["hex"])
            senders[packet["from"]].sendto(octets, (socket.inet_ntoa(octets[16:20]), 0))
        deadline = time.monotonic() + 60
        while True:
            at = {name: noted(name) for name in names}
            lost = []
            arrived = []
            for index, packet in enumerate(round["packets"], 1):
                for hop in path(routers, packet["from"], packet["to"]):
                    if index not in at[router(hop)]["seen"]:
                        lost.append(index)
                        break
                    if index not in at[router(hop)]["passed"]:
                        break
                else:
                    (arrived if index in at[zone(packet["to"])]["came"] else lost).append(index)
            if not lost:
                break
            if time.monotonic() > deadline:
                sys.exit(f"network {number}, round {turn}: packets {lost} are on no router and in no zone")
            time.sleep(0.01)
        rounds.append(arrived)
    answers.append(rounds)
json.dump(answers, sys.stdout)
