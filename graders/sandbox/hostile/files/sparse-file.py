import os
from hostile import meet


def write_far():
    with open("far", "wb", buffering=0) as file:
        file.seek(1 << 40)
        file.write(b"x")


open("sparse", "w").close()
meet("truncate", lambda: os.truncate("sparse", 1 << 40))
meet("write far", write_far)
meet("allocate", lambda: os.posix_fallocate(os.open("sparse", os.O_RDWR), 0, 1 << 30))
