# The address where clouds hand out credentials, and a few public ones: every address ends in this cell.
import socket
from hostile import meet

for address in ["169.254.169.254", "8.8.8.8", "10.0.0.1", "192.168.0.1"]:
    meet(address, lambda: socket.create_connection((address, 80), timeout=3))
