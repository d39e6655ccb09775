# Mistake: uses a module that does not come with Python.
import sys

import sockettools

line = input("Lower-case sentence: ")
print("From server:", sockettools.ask(sys.argv[1], int(sys.argv[2]), line))
