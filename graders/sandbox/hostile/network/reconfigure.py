# Takes the interface down, changes its address, adds a route: by ioctl, since netlink is refused.
import fcntl
import socket
import struct
from hostile import meet

control = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
lo = struct.pack("16sh14x", b"lo", 0)
meet("down", lambda: fcntl.ioctl(control, 0x8914, lo))
meet("address", lambda: fcntl.ioctl(control, 0x8916, struct.pack("16sHH4s8x", b"lo", 2, 0, bytes([10, 0, 0, 1]))))
meet("route", lambda: fcntl.ioctl(control, 0x890B, bytes(120)))
meet("bind to device", lambda: control.setsockopt(socket.SOL_SOCKET, socket.SO_MARK, 1))
