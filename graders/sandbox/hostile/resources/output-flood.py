import sys
from hostile import met

met("begins", "now")
while True:
    sys.stdout.write("x" * 65536)
