import os
from hostile import meet, met

opened = []


def bomb():
    while len(opened) < 5000:
        opened.append(os.open("/dev/null", os.O_RDONLY))


meet("open", bomb)
met("at most 128", len(opened) < 128)
