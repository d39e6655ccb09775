# Mistake: empties the socket before each ping, and then takes what comes: that helps only against what has come by then.
import socket
import sys
import time


def ping(client, number):
    client.settimeout(0)
    try:
        while client.recv(2048):
            pass
    except OSError:
        pass
    message = f"Ping {number} {time.time()}".encode()
    sent = time.perf_counter()
    try:
        client.send(message)
    except OSError:
        pass
    # Whatever comes until the second is over and is not our reply belongs to another ping.
    while (left := sent + 1 - time.perf_counter()) > 0:
        client.settimeout(left)
        try:
            reply = client.recv(2048)
        except OSError:
            continue
        if reply:
            return (time.perf_counter() - sent) * 1000
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
