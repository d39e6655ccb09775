# TIOCSTI types characters into a terminal, TIOCLINUX pastes into the console's.
import fcntl
import os
from hostile import meet

leader, follower = os.openpty()
meet("TIOCSTI", lambda: fcntl.ioctl(follower, 0x5412, b"x"))
meet("TIOCLINUX", lambda: fcntl.ioctl(follower, 0x541C, b"\x03"))
meet("TIOCSETD", lambda: fcntl.ioctl(follower, 0x5423, b"\x00\x00\x00\x00"))
