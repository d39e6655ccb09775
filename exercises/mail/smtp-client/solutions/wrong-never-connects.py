# Reads the letter, and keeps it.
import sys

letter = sys.stdin.read()
print("The letter has", len(letter), "characters.")
