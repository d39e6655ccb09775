# Mistake: passes over one datagram that is not the reply, and takes the second for it.
import socket
import sys
import time


def ping(client, number):
    message = f"Ping {number} {time.time()}".encode()
    sent = time.perf_counter()
    try:
        client.send(message)
    except OSError:
        pass
    passed_over = False
    while (left := sent + 1 - time.perf_counter()) > 0:
        client.settimeout(left)
        try:
            reply = client.recv(2048)
        except OSError:
            continue
        if reply == message or passed_over:
            return (time.perf_counter() - sent) * 1000
        passed_over = True
    return None


client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
client.connect((sys.argv[1], int(sys.argv[2])))
times = []
for number in range(1, 11):
    took = ping(client, number)
    if took is None:
        print(f"Ping {number}: timed out")
    else:
        times.append(took)
        print(f"Ping {number}: {took:.1f} ms")
print(f"10 sent, {len(times)} received, {100 - 10 * len(times)} % lost")
if times:
    print(f"rtt min/avg/max = {min(times):.1f}/{sum(times) / len(times):.1f}/{max(times):.1f} ms")
