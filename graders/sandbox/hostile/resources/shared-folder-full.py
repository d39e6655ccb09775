from hostile import met

met("begins", "now")
for number in range(40):
    with open(f"/dev/shm/part-{number}", "wb", buffering=0) as file:
        file.write(bytes(1048576))
