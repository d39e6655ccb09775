# Mistake: sends all ten pings first, and then collects the replies.
import socket
import sys
import time

client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
client.connect((sys.argv[1], int(sys.argv[2])))
sent = {}
for number in range(1, 11):
    sent[number] = time.perf_counter()
    client.send(f"Ping {number}".encode())
times = []
client.settimeout(1)
try:
    while len(times) < 10:
        number = int(client.recv(2048).split()[1])
        times.append((time.perf_counter() - sent[number]) * 1000)
except OSError:
    pass
print(f"{100 - 10 * len(times)} % lost")
if times:
    print(f"rtt min/avg/max = {min(times):.1f}/{sum(times) / len(times):.1f}/{max(times):.1f} ms")
