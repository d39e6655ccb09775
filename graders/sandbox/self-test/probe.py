# The self-test's program: runs in a jail at start-up and prints, as JSON, what it could see and reach.
# Arguments: a nonce, then "address:port" of listeners that the host holds and that must stay out of reach.
import ctypes
import hashlib
import json
import os
import socket
import sys


def outcome(action):
    try:
        action()
        return "allowed"
    except OSError as error:
        return os.strerror(error.errno) if error.errno else str(error)


def reach(address):
    host, _, port = address.rpartition(":")
    try:
        with socket.create_connection((host, int(port)), timeout=2) as connection:
            connection.sendall(b"from inside")
        return "reached"
    except OSError as error:
        return type(error).__name__


def status(field):
    with open("/proc/self/status") as lines:
        return next((line.split()[1] for line in lines if line.startswith(field + ":")), "")


def fork_until_refused():
    children = []
    try:
        while len(children) < 200:
            pid = os.fork()
            if pid == 0:
                import signal
                signal.pause()
            children.append(pid)
        return "allowed"
    except OSError as error:
        return type(error).__name__
    finally:
        for pid in children:
            os.kill(pid, 9)
            os.waitpid(pid, 0)


def user_namespace():
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(0x10000000) == 0:
        return "allowed"
    return os.strerror(ctypes.get_errno())


print(json.dumps({
    "sentinel": hashlib.sha256(sys.argv[1].encode()).hexdigest(),
    "reached": {address: reach(address) for address in sys.argv[2:]},
    "interfaces": sorted(line.split(":")[0].strip() for line in open("/proc/net/dev").readlines()[2:]),
    "unix": outcome(lambda: socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)),
    "vsock": outcome(lambda: socket.socket(40, socket.SOCK_STREAM)),
    "seccomp": status("Seccomp"),
    "noNewPrivs": status("NoNewPrivs"),
    "capabilities": status("CapEff"),
    "pid": os.getpid(),
    "descriptors": sorted(int(name) for name in os.listdir("/proc/self/fd") if os.path.exists("/proc/self/fd/" + name)),
    "forks": fork_until_refused(),
    "userNamespace": user_namespace(),
    "writeUsr": outcome(lambda: open("/usr/roundtrip", "w")),
}))
