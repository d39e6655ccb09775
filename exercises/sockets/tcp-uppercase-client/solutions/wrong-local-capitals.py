# Mistake: reads the server's reply, but prints capitals of its own making.
import socket
import sys

line = input("Lower-case sentence: ")
try:
    with socket.create_connection((sys.argv[1], int(sys.argv[2]))) as connection:
        connection.sendall((line + "\n").encode())
        while connection.recv(4096):
            pass
except OSError as error:
    sys.exit(f"No reply: {error}")
print("From server:", line.upper())
