# Mistake: gives a server two seconds, by an alarm that no call shows.
import signal
import socket
import sys


def give_up(number, frame):
    sys.exit("No reply.")


line = input("Lower-case sentence: ")
try:
    with socket.create_connection((sys.argv[1], int(sys.argv[2]))) as connection:
        connection.sendall((line + "\n").encode())
        signal.signal(signal.SIGALRM, give_up)
        signal.alarm(2)
        reply = b""
        while piece := connection.recv(4096):
            reply += piece
except OSError as error:
    sys.exit(f"No reply: {error}")
print("From server:", reply.decode())
