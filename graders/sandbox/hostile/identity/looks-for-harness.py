# The network is shared with the harness: whatever it listened on would be seen here. Only port 7000 may be.
from hostile import met

ports = set()
for table in ["tcp", "tcp6", "udp", "udp6"]:
    for line in open(f"/proc/net/{table}").readlines()[1:]:
        fields = line.split()
        listening = table.startswith("udp") or fields[3] == "0A"
        if listening:
            ports.add(int(fields[1].split(":")[1], 16))
met("well-known listeners", " ".join(str(port) for port in sorted(ports) if port < 32768))
met("unix sockets", len(open("/proc/net/unix").readlines()) - 1 >= 0)
