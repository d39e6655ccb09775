# More than may ever be reserved: refused by the kernel before a page of it is used.
from hostile import met

met("begins", "now")
kept = bytearray(3 << 30)
met("kept", len(kept))
