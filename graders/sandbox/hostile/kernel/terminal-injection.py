# TIOCSTI types characters into a terminal, TIOCLINUX pastes into the console's.
import fcntl
from hostile import meet

meet("TIOCSTI", lambda: fcntl.ioctl(0, 0x5412, b"x"))
meet("TIOCLINUX", lambda: fcntl.ioctl(0, 0x541C, b"\x03"))
meet("TIOCSETD", lambda: fcntl.ioctl(0, 0x5423, b"\x00\x00\x00\x00"))
