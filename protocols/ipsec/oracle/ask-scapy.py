# Reads {folder, cases: [{packet, associations}]} as JSON and answers for each case what others say of the packet:
# `checked` and `visible`, for each association the blocks of which scapy's check notices a changed octet, and those
# whose octets stand in the packet as they were; `protocols`, how tshark reads the packet, made with NULL encryption.
#
# Where a block begins is followed by searching for what scapy put into it, never taken from the model.
import json, os, subprocess, sys

from scapy.all import IP, TCP, UDP, Raw, bind_layers, raw, split_layers, wrpcap
from scapy.layers.ipsec import AH, ESP, SecurityAssociation

order = json.load(sys.stdin)

def association(number, wanted, null):
    esp = wanted["protocol"] == "esp"
    more = {}
    if esp:
        encrypts = wanted["encrypts"] and not null
        more = {"crypt_algo": "AES-CBC" if encrypts else "NULL", "crypt_key": b"sixteenbytes key" if encrypts else None}
        # tshark can only read NULL encryption with a check value of twelve octets behind it.
        if wanted["checks"] or null:
            more |= {"auth_algo": "HMAC-SHA1-96", "auth_key": b"key of the check"}
    else:
        more = {"auth_algo": "HMAC-SHA1-96", "auth_key": b"key of the check"}
    if wanted["mode"] == "tunnel":
        more["tunnel_header"] = IP(src=wanted["from"], dst=wanted["to"])
    return SecurityAssociation(ESP if esp else AH, spi=0xABCD00 + number, **more)

def plain(packet):
    transport = TCP(sport=40001, dport=40002, seq=0x51525354) if packet["transport"] == "tcp" else UDP(sport=40001, dport=40002)
    return IP(src=packet["source"], dst=packet["destination"]) / transport / Raw(b"these are the data of the packet")

# Scapy 2.5 writes the check value of AH into an ESP header wherever the packet has one. What AH carries is therefore
# kept from being read as ESP while AH works on it.
def apart(sa, work, octets):
    esp_below = [(IP, {"proto": 50}), (AH, {"nh": 50})] if sa.proto is AH else []
    for layer, fields in esp_below:
        split_layers(layer, ESP, **fields)
    try:
        return raw(work(IP(octets)))
    finally:
        for layer, fields in esp_below:
            bind_layers(layer, ESP, **fields)

def refused(sa, octets):
    # A packet whose headers cannot be read any more was not let in either.
    try:
        apart(sa, sa.decrypt, octets)
        return False
    except Exception:
        return True

def inverted(octets, at):
    return octets[:at] + bytes([octets[at] ^ 0x55]) + octets[at + 1:]

def read(case):
    packet = plain(case["packet"])
    transport = case["packet"]["transport"]
    needles = {"ip": raw(packet)[12:20], transport: raw(packet[transport.upper()])[:4], "data": raw(packet[Raw])}
    places = {name: raw(packet).index(needle) for name, needle in needles.items()}
    checked, visible = [], []
    for number, wanted in enumerate(case["associations"], 1):
        sa = association(number, wanted, null=False)
        before = raw(packet)
        octets = apart(sa, sa.encrypt, before)
        packet = IP(octets)
        # The packet as it is has to be accepted, or refusals say nothing.
        if refused(sa, octets):
            sys.exit(f"scapy refuses its own packet: {case}")
        tunnel = wanted["mode"] == "tunnel"
        spi = octets.index((0xABCD00 + number).to_bytes(4, "big"))
        carried = before if tunnel else before[20:]
        # ESP's header and initialisation vector stand before what is encrypted.
        now = octets.index(carried) if carried in octets else spi + 8 + 16
        start = len(before) - len(carried)
        places = {name: at - start + now if at >= start else at for name, at in places.items()}
        if tunnel:
            needles[f"ip-{number}"], places[f"ip-{number}"] = octets[12:20], 12
        # The sequence number: with another SPI the packet is for another association.
        head = f"{wanted['protocol']}-{number}"
        places[head] = spi + 4
        needles[head] = octets[spi:spi + 8]
        visible.append([name for name, needle in needles.items() if needle in octets])
        hit = [name for name, at in places.items() if refused(sa, inverted(octets, at))]
        # The last octet before the check value is the trailer's, whatever the cipher.
        if wanted["protocol"] == "esp" and wanted["checks"] and refused(sa, inverted(octets, len(octets) - 13)):
            hit.append(f"trailer-{number}")
        checked.append(hit)
    return {"checked": checked, "visible": visible}

def read_null(case):
    packet = plain(case["packet"])
    for number, wanted in enumerate(case["associations"], 1):
        sa = association(number, wanted, null=True)
        packet = IP(apart(sa, sa.encrypt, raw(packet)))
    return packet

answers = [read(case) for case in order["cases"]]
capture = os.path.join(order["folder"], "packets.pcap")
wrpcap(capture, [read_null(case) for case in order["cases"]], linktype=101)
command = ["tshark", "-r", capture, "-o", "esp.enable_null_encryption_decode_heuristic:TRUE", "-T", "fields", "-e", "frame.protocols"]
done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "HOME": order["folder"]})
if done.returncode != 0:
    sys.exit(done.stderr)
for answer, line in zip(answers, done.stdout.splitlines()):
    answer["protocols"] = line
json.dump(answers, sys.stdout)
