# Mistake: goes on reading until some text has come, although the server may have closed.
import socket
import sys
import time

line = input("Lower-case sentence: ")
try:
    with socket.create_connection((sys.argv[1], int(sys.argv[2]))) as connection:
        connection.sendall(line.encode())
        reply = b""
        while not reply:
            reply = connection.recv(4096)
            time.sleep(0.02)
        while piece := connection.recv(4096):
            reply += piece
except OSError as error:
    sys.exit(f"No reply: {error}")
print("From server:", reply.decode())
