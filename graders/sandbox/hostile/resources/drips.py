# One byte at a time, for ever: never silent, never done.
import sys
import time
from hostile import met

met("begins", "now")
while True:
    sys.stderr.write(".")
    time.sleep(0.05)
