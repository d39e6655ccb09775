# Mistake: does the server's work itself and never opens a connection.
line = input("Lower-case sentence: ")
print("From server:", line.upper())
