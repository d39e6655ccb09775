# Kernel memory behind pipes: as many and as large as they come.
import fcntl
import os
from hostile import meet, met

held = 0


def hoard():
    global held
    while held < 1 << 40:
        reader, writer = os.pipe()
        try:
            fcntl.fcntl(writer, 1031, 1048576)
        except PermissionError:
            pass
        os.set_blocking(writer, False)
        try:
            while True:
                held += os.write(writer, bytes(65536))
        except BlockingIOError:
            pass


meet("pipes", hoard)
met("at most 128 MB", held <= 128 * 1048576)
