# Keeps networks for checks: a thread in each, which configures it and makes sockets in it for the harness. Node can do
# neither, as a namespace belongs to a thread. Orders and answers are lines of JSON on Node's own channel, sockets go
# over it in the form in which Node passes handles (child_process, NODE_HANDLE); it says when it has taken one.
import ctypes
import errno
import json
import mmap
import os
import queue
import socket
import struct
import sys
import threading

new_network = 0x40000000
# linux/if_ether.h and linux/if_packet.h: what Python has no names for.
every_protocol = 3
packet_level = 263
packet_rx_ring, packet_statistics, packet_version, packet_ignore_outgoing = 5, 6, 10, 23
tpacket_v2 = 1
frame_bytes = 2_048
ring_blocks = 16
ring_bytes = ring_blocks * 131_072
written_bytes_max = 131_072
# linux/netfilter/nfnetlink.h and nf_tables.h.
netlink_netfilter = 12
begin_batch, end_batch, new_table, new_chain, new_rule = 0x10, 0x11, 0xA00, 0xA03, 0xA06
request, ack, create, append = 1, 4, 0x400, 0x800
nested = 0x8000
batch, settings = sys.argv[1], json.loads(sys.argv[2])
libc = ctypes.CDLL(None, use_errno=True)
channel = socket.socket(fileno=int(os.environ["NODE_CHANNEL_FD"]))
channel.setblocking(True)
sending = threading.Lock()
taken = threading.Semaphore(0)
networks = {}


def tell(message, made=None):
    if made is None:
        with sending:
            channel.sendall(json.dumps(message).encode() + b"\n")
        return
    kind = "net.Native" if made.type == socket.SOCK_STREAM else "dgram.Native"
    line = json.dumps({"cmd": "NODE_HANDLE", "type": kind, "msg": message}).encode() + b"\n"
    # One on its way at a time: Node says no more than that it has taken one.
    with sending:
        socket.send_fds(channel, [line], [made.fileno()])
        taken.acquire()


def make(kind, host, port):
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM if kind == "stream" else socket.SOCK_DGRAM)
    if kind == "stream":
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    made.bind((host, port))
    made.setblocking(False)
    return made


def carry_out(commands):
    pid = os.posix_spawn("/bin/ip", ["ip", "-batch", commands], {})
    if os.waitpid(pid, 0)[1] != 0:
        raise OSError(errno.EIO, "ip")


def attribute(kind, value):
    value = struct.pack(">I", value) if isinstance(value, int) else value
    value = value.encode() + b"\0" if isinstance(value, str) else value
    return struct.pack("HH", 4 + len(value), kind) + value + bytes(-len(value) % 4)


def group(kind, *parts):
    return attribute(kind | nested, b"".join(parts))


def expression(name, *parts):
    return group(1, attribute(1, name), group(2, *parts))


def lose_marked(mark):
    # What arrives with this type of service is dropped on its way in, after it was recorded. As nft would do it, whose
    # program need not be here: "chain in { type filter hook input priority 0; @nh,8,8 MARK drop; }".
    names = attribute(1, "loss"), attribute(2, "in")
    hook = group(4, attribute(1, 1), attribute(2, 0))
    looks = expression("payload", attribute(1, 1), attribute(2, 1), attribute(3, 1), attribute(4, 1))
    compares = expression("cmp", attribute(1, 1), attribute(2, 0), group(3, attribute(1, bytes([mark]))))
    drops = expression("immediate", attribute(1, 0), group(2, group(2, attribute(1, 0))))
    orders = [
        (begin_batch, request, 0, 10, b""),
        (new_table, request | create, socket.AF_INET, 0, names[0]),
        (new_chain, request | create, socket.AF_INET, 0, names[0] + attribute(3, "in") + hook + attribute(7, "filter")),
        (new_rule, request | create | append | ack, socket.AF_INET, 0, b"".join(names) + group(4, looks, compares, drops)),
        (end_batch, request, 0, 10, b""),
    ]
    batch = b""
    for number, (kind, flags, family, subsystem, body) in enumerate(orders):
        batch += struct.pack("=IHHIIBBH", 20 + len(body), kind, flags, number, 0, family, 0, socket.htons(subsystem)) + body
    with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, netlink_netfilter) as kernel:
        kernel.settimeout(5)
        kernel.send(batch)
        problem = -struct.unpack_from("i", kernel.recv(65_536), 16)[0]
    if problem != 0:
        raise OSError(problem, os.strerror(problem))


class Tap:
    # Every packet of this network, the way in only: what passes lo goes out of it and comes in. The kernel writes them into
    # a ring of memory, each with its time, until that is full; so recording costs nothing while a check runs.
    def __init__(self):
        self.socket = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, 0)
        self.socket.setsockopt(packet_level, packet_ignore_outgoing, 1)
        self.socket.setsockopt(packet_level, packet_version, tpacket_v2)
        ring = struct.pack("IIII", ring_bytes // ring_blocks, ring_blocks, frame_bytes, ring_bytes // frame_bytes)
        self.socket.setsockopt(packet_level, packet_rx_ring, ring)
        self.ring = mmap.mmap(self.socket.fileno(), ring_bytes)
        self.socket.bind(("lo", every_protocol))

    def write_down(self, path):
        # Nanoseconds and length, then the packet. True when more has crossed the network than was kept.
        cut = False
        room = written_bytes_max
        with open(path, "wb") as file:
            for at in range(0, ring_bytes, frame_bytes):
                status, length, kept, mac, _, seconds, nanoseconds = struct.unpack_from("IIIHHII", self.ring, at)
                if status & 1 == 0:
                    break
                room -= kept
                cut = cut or kept < length or room < 0
                if not cut:
                    file.write(struct.pack("<QI", seconds * 1_000_000_000 + nanoseconds, kept))
                    file.write(self.ring[at + mac : at + mac + kept])
        _, dropped = struct.unpack("II", self.socket.getsockopt(packet_level, packet_statistics, 8))
        return cut or dropped > 0

    def close(self):
        self.ring.close()
        self.socket.close()


def tap_if_possible():
    # A check without a capture is judged as any other.
    try:
        return Tap()
    except OSError as error:
        print("no packets are recorded:", error, file=sys.stderr)
        return None


def keep(name, orders):
    try:
        if libc.unshare(new_network) != 0:
            raise OSError(ctypes.get_errno(), "unshare")
        for path, value in settings.items():
            with open(path, "w") as file:
                file.write(value)
        carry_out(batch)
        packets = tap_if_possible()
    except OSError as error:
        tell({"network": name, "error": str(error)})
        return
    tell({"network": name, "thread": threading.get_native_id()})
    while (order := orders.get()) is not None:
        if order["op"] == "apply":
            try:
                carry_out(order["batch"])
                tell({"id": order["id"]})
            except OSError as error:
                tell({"id": order["id"], "error": str(error)})
            continue
        if order["op"] == "lose":
            try:
                lose_marked(order["mark"])
                tell({"id": order["id"]})
            except OSError as error:
                tell({"id": order["id"], "error": str(error)})
            continue
        if order["op"] == "capture":
            try:
                if packets is None:
                    raise OSError(errno.ENOSYS, "this machine records no packets")
                tell({"id": order["id"], "cut": packets.write_down(order["path"])})
            except OSError as error:
                tell({"id": order["id"], "error": str(error)})
            continue
        try:
            made = make(order["kind"], order["host"], order["port"])
        except OSError as error:
            tell({"id": order["id"], "error": errno.errorcode.get(error.errno, str(error))})
            continue
        tell({"id": order["id"]}, made)
        if order["kind"] == "datagram":
            # Node makes the port of a datagram socket that it is handed shareable: a program could take it from us.
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 0)
            tell({"sealed": order["id"]})
        made.close()
    if packets is not None:
        packets.close()


for line in channel.makefile("rb"):
    message = json.loads(line)
    if message.get("cmd") == "NODE_HANDLE_ACK":
        taken.release()
    elif message.get("op") == "open":
        orders = networks[message["network"]] = queue.SimpleQueue()
        threading.Thread(target=keep, args=(message["network"], orders), daemon=True).start()
    elif message.get("op") == "close":
        networks.pop(message["network"]).put(None)
    elif message.get("op") in ("make", "apply", "capture", "lose"):
        networks[message["network"]].put(message)
os._exit(0)
