# Knows the user and the password, and keeps them.
import sys

print("Good morning,", sys.argv[3])
