import sys

from ask import ask

try:
    print(ask(sys.argv[1], int(sys.argv[2]), input()))
except OSError as error:
    sys.exit(f"No reply: {error}")
