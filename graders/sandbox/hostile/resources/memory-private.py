from hostile import met

met("begins", "now")
hoard = []
while True:
    hoard.append(b"x" * (4 * 1048576))
