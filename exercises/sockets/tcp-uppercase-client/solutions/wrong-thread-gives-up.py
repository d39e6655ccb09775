# Mistake: gives a server two seconds, counted by a thread beside the one that waits.
import os
import socket
import sys
import threading
import time


def give_up():
    time.sleep(2)
    print("No reply.", file=sys.stderr, flush=True)
    os._exit(1)


line = input("Lower-case sentence: ")
try:
    with socket.create_connection((sys.argv[1], int(sys.argv[2]))) as connection:
        connection.sendall((line + "\n").encode())
        threading.Thread(target=give_up, daemon=True).start()
        reply = b""
        while piece := connection.recv(4096):
            reply += piece
except OSError as error:
    sys.exit(f"No reply: {error}")
print("From server:", reply.decode())
