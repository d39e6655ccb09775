#!/usr/bin/env python3
# DNS proxy with cache. Listens on the port given, asks Google.
import socket
import sys
import threading

UPSTREAM = ("8.8.8.8", 53)
cache = {}


def handle(sock, data, addr):
    key = data[12:]
    if key in cache:
        sock.sendto(data[:2] + cache[key][2:], addr)
        return
    up = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    up.settimeout(5)
    up.sendto(data, UPSTREAM)
    try:
        response, _ = up.recvfrom(1024)
    except socket.timeout:
        print("upstream timed out")
        return
    cache[key] = response
    sock.sendto(response, addr)


sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(("0.0.0.0", int(sys.argv[1]) if len(sys.argv) > 1 else 53))
print("DNS proxy running")
while True:
    data, addr = sock.recvfrom(1024)
    threading.Thread(target=handle, args=(sock, data, addr)).start()
