# As it stands in tutorials: bencoding by hand, requests in turn, and all of the file from the first peer.
import hashlib
import random
import socket
import struct
import sys
import urllib.parse
import urllib.request


def bdecode(data):
    if data[:1] == b"i":
        end = data.index(b"e")
        return int(data[1:end]), data[end + 1 :]
    if data[:1] == b"l":
        data = data[1:]
        result = []
        while data[:1] != b"e":
            value, data = bdecode(data)
            result.append(value)
        return result, data[1:]
    if data[:1] == b"d":
        data = data[1:]
        result = {}
        while data[:1] != b"e":
            key, data = bdecode(data)
            value, data = bdecode(data)
            result[key] = value
        return result, data[1:]
    colon = data.index(b":")
    length = int(data[:colon])
    return data[colon + 1 : colon + 1 + length], data[colon + 1 + length :]


def bencode(value):
    if isinstance(value, int):
        return b"i%de" % value
    if isinstance(value, bytes):
        return b"%d:%b" % (len(value), value)
    if isinstance(value, list):
        return b"l" + b"".join(bencode(one) for one in value) + b"e"
    return b"d" + b"".join(bencode(key) + bencode(value[key]) for key in sorted(value)) + b"e"


def recv_exactly(sock, count):
    data = b""
    while len(data) < count:
        part = sock.recv(count - len(data))
        if not part:
            raise Exception("connection closed")
        data += part
    return data


def recv_message(sock):
    length = struct.unpack(">I", recv_exactly(sock, 4))[0]
    if length == 0:
        return None, b""
    message = recv_exactly(sock, length)
    return message[0], message[1:]


torrent, _ = bdecode(open(sys.argv[1], "rb").read())
info = torrent[b"info"]
info_hash = hashlib.sha1(bencode(info)).digest()
peer_id = ("-XX0001-" + "".join(random.choice("0123456789") for _ in range(12))).encode()
params = {
    "info_hash": info_hash,
    "peer_id": peer_id,
    "port": 6881,
    "uploaded": 0,
    "downloaded": 0,
    "left": info[b"length"],
    "compact": 1,
}
url = torrent[b"announce"].decode() + "?" + urllib.parse.urlencode(params)
answer, _ = bdecode(urllib.request.urlopen(url).read())
peers = answer[b"peers"]
ip = ".".join(str(byte) for byte in peers[:4])
port = struct.unpack(">H", peers[4:6])[0]
print("connecting to", ip, port, file=sys.stderr)

sock = socket.create_connection((ip, port))
sock.sendall(bytes([19]) + b"BitTorrent protocol" + b"\x00" * 8 + info_hash + peer_id)
handshake = recv_exactly(sock, 68)
sock.sendall(struct.pack(">IB", 1, 2))
while recv_message(sock)[0] != 1:
    pass

pieces = len(info[b"pieces"]) // 20
for piece in range(pieces):
    size = min(info[b"piece length"], info[b"length"] - piece * info[b"piece length"])
    data = b""
    while len(data) < size:
        block = min(2**14, size - len(data))
        sock.sendall(struct.pack(">IBIII", 13, 6, piece, len(data), block))
        kind, payload = recv_message(sock)
        while kind != 7:
            kind, payload = recv_message(sock)
        data += payload[8:]
    if hashlib.sha1(data).digest() != info[b"pieces"][piece * 20 : piece * 20 + 20]:
        print("piece", piece, "is corrupt", file=sys.stderr)
        sys.exit(1)
    sys.stdout.buffer.write(data)
