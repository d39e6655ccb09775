# As right.py, with a socket that is not connected: it looks at who sent each datagram itself.
import socket
import sys
import time

host, port = socket.gethostbyname(sys.argv[1]), int(sys.argv[2])
line = input("Lower-case sentence: ")
client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
client.sendto((line + "\n").encode("utf-8"), (host, port))
deadline = time.monotonic() + 4
while True:
    left = deadline - time.monotonic()
    if left <= 0:
        sys.exit(f"No reply from {host} port {port} within 4 seconds.")
    client.settimeout(left)
    try:
        reply, sender = client.recvfrom(65535)
    except socket.timeout:
        continue
    if sender == (host, port):
        break
print("From server:", reply.decode("utf-8"))
