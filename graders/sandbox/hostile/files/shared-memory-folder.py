from hostile import meet, met

written = 0


def fill():
    global written
    with open("/dev/shm/fill", "wb", buffering=0) as file:
        while written < 1 << 30:
            written += file.write(bytes(65536))


meet("fill", fill)
met("at most 1 MB", written <= 1048576)
