# Mistake: the first datagram that comes is taken for the reply, whoever sent it.
import socket
import sys

line = input("Lower-case sentence: ")
client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
client.settimeout(4)
client.sendto(line.encode(), (sys.argv[1], int(sys.argv[2])))
try:
    reply, sender = client.recvfrom(65535)
except OSError as error:
    sys.exit(f"No reply: {error}")
print("From server:", reply.decode())
