from hostile import met


def attempt(path):
    try:
        with open(path, "w") as file:
            file.write("1")
        return "allowed"
    except OSError:
        return "refused"


for path in [
    "/proc/sys/kernel/core_pattern",
    "/proc/sys/net/ipv4/ip_forward",
    "/proc/sys/net/ipv4/tcp_max_tw_buckets",
    "/proc/sys/net/ipv4/ip_unprivileged_port_start",
    "/proc/sys/kernel/hostname",
    "/proc/sysrq-trigger",
]:
    met(path, attempt(path))
