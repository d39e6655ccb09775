# Shared by the hostile programs. Importing it prints the sentinel: the hash of a nonce that only this run knows,
# computed inside the jail, so that a program that never ran cannot pass for one that was contained.
import ctypes
import errno
import hashlib
import os
import platform
import sys

print(hashlib.sha256(sys.argv[1].encode()).hexdigest(), flush=True)
arguments = sys.argv[2:]
libc = ctypes.CDLL(None, use_errno=True)
X86 = platform.machine() == "x86_64"


def met(name, what):
    print(f"{name}: {what}", flush=True)


def meet(name, action):
    """Prints the error that the action met, or "allowed"."""
    try:
        action()
        met(name, "allowed")
    except OSError as error:
        met(name, errno.errorcode.get(error.errno, type(error).__name__))
    except Exception as error:
        met(name, type(error).__name__)


def syscall(name, x86, arm, *arguments):
    """Prints the errno of a system call, by its number on this machine, or "allowed"."""
    number = x86 if X86 else arm
    ctypes.set_errno(0)
    result = libc.syscall(number, *arguments)
    met(name, "allowed" if result >= 0 else errno.errorcode.get(ctypes.get_errno(), "?"))


def fate(action):
    """How a child that does this ends: "exit N" or "signal N"."""
    pid = os.fork()
    if pid == 0:
        try:
            action()
        finally:
            os._exit(0)
    _, status = os.waitpid(pid, 0)
    return f"signal {os.WTERMSIG(status)}" if os.WIFSIGNALED(status) else f"exit {os.WEXITSTATUS(status)}"
