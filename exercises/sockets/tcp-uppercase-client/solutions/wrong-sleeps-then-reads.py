# Mistake: waits until "everything must be there", and then reads once.
import socket
import sys
import time

line = input("Lower-case sentence: ")
try:
    with socket.create_connection((sys.argv[1], int(sys.argv[2]))) as connection:
        connection.sendall((line + "\n").encode())
        time.sleep(2)
        reply = connection.recv(65536)
except OSError as error:
    sys.exit(f"No reply: {error}")
print("From server:", reply.decode())
