# Fetches the file of a torrent from its peers. Started as: python3 main.py TORRENT
import hashlib
import socket
import sys

with open(sys.argv[1], "rb") as file:
    torrent = file.read()

# Decode the torrent, and ask the tracker (urllib.request.urlopen) for peers. Then connect to each:
# connection = socket.create_connection((host, port)), and say the handshake. hashlib.sha1(piece).digest() tells whether a
# piece is sound, and the file goes to standard output: sys.stdout.buffer.write(content).
