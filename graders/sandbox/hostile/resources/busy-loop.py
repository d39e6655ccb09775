from hostile import met

met("begins", "now")
while True:
    pass
