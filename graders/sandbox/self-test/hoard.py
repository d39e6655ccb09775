# Takes more memory than it may have: the self-test wants to see it stopped.
kept = []
while len(kept) < 400:
    kept.append(b"x" * (2 * 1048576))
