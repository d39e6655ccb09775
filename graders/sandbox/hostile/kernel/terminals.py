import os
from hostile import meet

meet("pair", os.openpty)
meet("/dev/ptmx", lambda: os.open("/dev/ptmx", os.O_RDWR))
meet("/dev/tty", lambda: os.open("/dev/tty", os.O_RDWR))
meet("/dev/pts", lambda: os.listdir("/dev/pts"))
meet("/dev/zero", lambda: os.open("/dev/zero", os.O_RDWR))
