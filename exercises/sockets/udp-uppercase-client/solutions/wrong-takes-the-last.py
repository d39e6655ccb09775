# Mistake: believes whoever speaks last within a second. That is the server, as long as it answers.
import socket
import sys

line = input("Lower-case sentence: ")
client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
client.settimeout(4)
client.sendto(line.encode(), (sys.argv[1], int(sys.argv[2])))
try:
    reply = client.recv(65535)
except OSError as error:
    sys.exit(f"No reply: {error}")
client.settimeout(1)
try:
    while True:
        reply = client.recv(65535)
except OSError:
    print("From server:", reply.decode())
