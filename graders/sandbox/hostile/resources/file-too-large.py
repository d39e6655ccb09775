from hostile import met

met("begins", "now")
with open("large", "wb", buffering=0) as file:
    for _ in range(64):
        file.write(bytes(1048576))
