from hostile import meet, met

made = 0


def fill():
    global made
    for number in range(300000):
        open(f"file-{number}", "w").close()
        made += 1


meet("fill", fill)
met("at most 512", made <= 512)
met("at least 400", made >= 400)
