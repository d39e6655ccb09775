from hostile import meet, met

written = 0


def fill():
    global written
    for number in range(100):
        with open(f"/dev/shm/fill-{number}", "wb", buffering=0) as file:
            for _ in range(4):
                written += file.write(bytes(1048576))


meet("fill", fill)
met("at most 16 MB", written <= 16 * 1048576)
