# The self-test's program: runs in a jail at start-up and prints, as JSON, what it could see and reach. Then it waits
# for the end of its input, so that the cell can look at it from outside. probe.json beside it has a nonce, addresses
# ("address:port") of listeners of the host's, and the numbers of the system calls that must be refused.
import ctypes
import errno
import fcntl
import hashlib
import json
import os
import resource
import socket
import struct
import sys

given = json.load(open("/submission/probe.json"))
libc = ctypes.CDLL(None, use_errno=True)


def outcome(action):
    try:
        action()
        return "allowed"
    except OSError as error:
        return errno.errorcode.get(error.errno, type(error).__name__)


def reach(address):
    host, _, port = address.rpartition(":")
    try:
        with socket.create_connection((host, int(port)), timeout=2) as connection:
            connection.sendall(b"from inside")
        return "reached"
    except OSError as error:
        return type(error).__name__


def interfaces():
    names = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
        for index in range(1, 33):
            try:
                answer = fcntl.ioctl(control, 0x8910, struct.pack("16si20x", b"", index))
                names.append(answer[:16].rstrip(b"\0").decode())
            except OSError:
                pass
    return names


def answered(number):
    """Whether a call that must be refused was answered otherwise."""
    ctypes.set_errno(0)
    result = libc.syscall(number, -1, -1, -1, -1, -1, -1)
    return result != -1 or ctypes.get_errno() not in (errno.EPERM, errno.ENOSYS)


def fork_until_refused():
    children = []
    try:
        while len(children) < given["forks"]:
            pid = os.fork()
            if pid == 0:
                import signal
                signal.pause()
            children.append(pid)
        return "allowed"
    except OSError as error:
        return errno.errorcode.get(error.errno, "?")
    finally:
        for pid in children:
            os.kill(pid, 9)
            os.waitpid(pid, 0)


def parent_death_signal():
    signal = ctypes.c_int(0)
    libc.prctl(2, ctypes.byref(signal), 0, 0, 0)
    return signal.value


def mounts():
    found = []
    for line in open("/proc/self/mountinfo"):
        fields = line.split(" ")
        found.append([fields[4], fields[5].split(",")])
    return found


status = dict(line.rstrip("\n").split(":\t", 1) for line in open("/proc/self/status") if ":\t" in line)
disk = os.statvfs("/home/student")
print(json.dumps({
    "sentinel": hashlib.sha256(given["nonce"].encode()).hexdigest(),
    "reached": {address: reach(address) for address in given["addresses"]},
    "interfaces": interfaces(),
    "unix": outcome(lambda: socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)),
    "unixPair": outcome(lambda: socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)),
    "vsock": outcome(lambda: socket.socket(40, socket.SOCK_STREAM)),
    "callsAnswered": [number for number in given["refusedCalls"] if answered(number)],
    "status": {name: status.get(name, "").strip() for name in given["statusFields"]},
    "uid": [os.getuid(), os.getgid()],
    "pid": os.getpid(),
    "session": os.getsid(0),
    "parentDeathSignal": parent_death_signal(),
    "hostname": socket.gethostname(),
    "environment": sorted(os.environ),
    "descriptors": sorted(int(name) for name in os.listdir("/proc/self/fd") if os.path.exists("/proc/self/fd/" + name)),
    "processes": sorted(int(name) for name in os.listdir("/proc") if name.isdigit()),
    "namespaces": {name: os.readlink("/proc/self/ns/" + name) for name in given["namespaces"]},
    "limits": {name: resource.getrlimit(getattr(resource, "RLIMIT_" + name))[1] for name in given["limits"]},
    "mounts": mounts(),
    "folders": {path: sorted(os.listdir(path)) for path in ["/", "/usr", "/dev", "/etc"]},
    "disk": [disk.f_blocks * disk.f_frsize, disk.f_files],
    "counters": outcome(lambda: open("/proc/net/snmp").read()),
    "forks": fork_until_refused(),
}), flush=True)
sys.stdin.read()
