# Fetches the file of a torrent from its peers, and writes it to standard output.
# Arguments: TORRENT, a metainfo file.
import hashlib
import os
import select
import socket
import struct
import sys
import urllib.parse
import urllib.request

BLOCK = 16_384
PROTOCOL = b"\x13BitTorrent protocol"
CHOKE, UNCHOKE, INTERESTED, HAVE, BITFIELD, REQUEST, PIECE = 0, 1, 2, 4, 5, 6, 7


def decode(data, at=0):
    # The bencoded value at this place, and where it ends.
    kind = data[at : at + 1]
    if kind == b"i":
        end = data.index(b"e", at)
        return int(data[at + 1 : end]), end + 1
    if kind in (b"l", b"d"):
        values, at = [], at + 1
        while data[at : at + 1] != b"e":
            value, at = decode(data, at)
            values.append(value)
        return (values if kind == b"l" else dict(zip(values[::2], values[1::2]))), at + 1
    start = data.index(b":", at) + 1
    end = start + int(data[at : start - 1])
    return data[start:end], end


class Torrent:
    def __init__(self, data):
        at, values = 1, {}
        while data[at : at + 1] != b"e":
            key, start = decode(data, at)
            values[key], at = decode(data, start)
            if key == b"info":
                # Hashed as it stands: whatever else is in it belongs to it.
                self.info_hash = hashlib.sha1(data[start:at]).digest()
        info = values[b"info"]
        self.announce = values[b"announce"].decode()
        self.length, self.piece_length = info[b"length"], info[b"piece length"]
        self.hashes = [info[b"pieces"][at : at + 20] for at in range(0, len(info[b"pieces"]), 20)]

    def size_of(self, piece):
        return min(self.piece_length, self.length - piece * self.piece_length)

    def is_sound(self, piece, content):
        return hashlib.sha1(content).digest() == self.hashes[piece]


class Tracker:
    def __init__(self, torrent, peer_id):
        self.torrent, self.peer_id = torrent, peer_id

    def tell(self, event, left):
        fields = {
            "info_hash": self.torrent.info_hash,
            "peer_id": self.peer_id,
            "port": 6881,
            "uploaded": 0,
            "downloaded": self.torrent.length - left,
            "left": left,
            "compact": 1,
            "event": event,
        }
        url = self.torrent.announce
        url += ("&" if "?" in url else "?") + urllib.parse.urlencode(fields)
        with urllib.request.urlopen(url, timeout=10) as response:
            answer, _ = decode(response.read())
        if b"failure reason" in answer:
            raise OSError(f"the tracker said: {answer[b'failure reason'].decode()}")
        return answer

    def peers(self):
        peers = self.tell("started", self.torrent.length)[b"peers"]
        six = [peers[at : at + 6] for at in range(0, len(peers), 6)]
        return [(socket.inet_ntoa(one[:4]), struct.unpack(">H", one[4:])[0]) for one in six]


class Peer:
    def __init__(self, address, torrent, peer_id):
        self.torrent = torrent
        self.socket = socket.create_connection(address, timeout=3)
        self.socket.settimeout(10)
        self.received = b""
        self.is_greeted, self.is_choking = False, True
        self.has = set()
        # The piece that is being fetched here, and its blocks by where they begin: None until they are there.
        self.piece, self.blocks = None, {}
        self.socket.sendall(PROTOCOL + bytes(8) + torrent.info_hash + peer_id)

    def send(self, number, *values):
        self.socket.sendall(struct.pack(f">IB{len(values)}I", 1 + 4 * len(values), number, *values))

    def ask(self, piece):
        self.piece = piece
        self.blocks = {begin: None for begin in range(0, self.torrent.size_of(piece), BLOCK)}
        for begin in self.blocks:
            self.send(REQUEST, piece, begin, min(BLOCK, self.torrent.size_of(piece) - begin))

    def take(self):
        # What has come; returns the messages that are whole by now.
        data = self.socket.recv(65_536)
        if data == b"":
            raise ConnectionError("the peer has closed")
        self.received += data
        if not self.is_greeted:
            if len(self.received) < 68:
                return []
            if self.received[28:48] != self.torrent.info_hash:
                raise ConnectionError("the peer has another file")
            self.is_greeted, self.received = True, self.received[68:]
            self.send(INTERESTED)
        messages = []
        while len(self.received) >= 4:
            (length,) = struct.unpack(">I", self.received[:4])
            if len(self.received) < 4 + length:
                break
            if length > 0:
                messages.append((self.received[4], self.received[5 : 4 + length]))
            self.received = self.received[4 + length :]
        return messages

    def act_on(self, number, content):
        # Returns a piece that is whole now, with its number; else None.
        if number == CHOKE:
            self.is_choking, self.piece = True, None
        elif number == UNCHOKE:
            self.is_choking = False
        elif number == HAVE:
            self.has.add(struct.unpack(">I", content)[0])
        elif number == BITFIELD:
            bits = "".join(f"{byte:08b}" for byte in content)
            self.has |= {piece for piece, bit in enumerate(bits) if bit == "1"}
        elif number == PIECE:
            piece, begin = struct.unpack(">II", content[:8])
            if piece == self.piece and begin in self.blocks:
                self.blocks[begin] = content[8:]
                if None not in self.blocks.values():
                    self.piece = None
                    return piece, b"".join(self.blocks.values())
        return None


class Download:
    def __init__(self, torrent, peers):
        self.torrent, self.peers = torrent, peers
        self.content = {}

    def drop(self, peer):
        peer.socket.close()
        self.peers.remove(peer)

    def next_for(self, peer):
        # Of what this peer has and nobody was asked for, the piece that the fewest have.
        open_pieces = peer.has - self.content.keys() - {other.piece for other in self.peers}
        holders = lambda piece: sum(piece in other.has for other in self.peers)
        return min(sorted(open_pieces), key=holders, default=None)

    def hear(self, peer):
        try:
            for number, content in peer.take():
                whole = peer.act_on(number, content)
                if whole is None:
                    continue
                if not self.torrent.is_sound(*whole):
                    # Who sends what does not have its hash is not asked again.
                    return self.drop(peer)
                self.content[whole[0]] = whole[1]
        except OSError:
            self.drop(peer)

    def run(self):
        while len(self.content) < len(self.torrent.hashes):
            for peer in list(self.peers):
                piece = None if peer.is_choking or peer.piece is not None else self.next_for(peer)
                try:
                    if piece is not None:
                        peer.ask(piece)
                except OSError:
                    self.drop(peer)
            if not self.peers:
                raise OSError("no peer is left, and pieces are missing")
            readable, _, _ = select.select([peer.socket for peer in self.peers], [], [])
            for peer in [one for one in self.peers if one.socket in readable]:
                self.hear(peer)
        return b"".join(content for _, content in sorted(self.content.items()))


def join(address, torrent, peer_id):
    try:
        return Peer(address, torrent, peer_id)
    except OSError as error:
        print(f"{address[0]}: {error}", file=sys.stderr)
        return None


def main():
    with open(sys.argv[1], "rb") as file:
        torrent = Torrent(file.read())
    peer_id = b"-PY0001-" + os.urandom(6).hex().encode()
    tracker = Tracker(torrent, peer_id)
    joined = [join(address, torrent, peer_id) for address in tracker.peers()]
    content = Download(torrent, [peer for peer in joined if peer is not None]).run()
    tracker.tell("completed", 0)
    sys.stdout.buffer.write(content)


try:
    main()
except OSError as error:
    sys.exit(f"The file could not be had: {error}")
