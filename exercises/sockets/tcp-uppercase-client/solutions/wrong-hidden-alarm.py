# Mistake: gives a server two seconds, by an alarm that neither its calls nor its text show.
import socket
import sys

line = input("Lower-case sentence: ")
try:
    with socket.create_connection((sys.argv[1], int(sys.argv[2]))) as connection:
        connection.sendall((line + "\n").encode())
        clocks = __import__("sig" + "nal")
        getattr(clocks, "sig" + "nal")(14, lambda number, frame: sys.exit("No reply."))
        getattr(clocks, "al" + "arm")(2)
        reply = b""
        while piece := connection.recv(4096):
            reply += piece
except OSError as error:
    sys.exit(f"No reply: {error}")
print("From server:", reply.decode())
