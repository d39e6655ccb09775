# Mistake: the client of the chapter before, which speaks UDP.
import socket
import sys

client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
client.sendto(input("Lower-case sentence: ").encode(), (sys.argv[1], int(sys.argv[2])))
reply, _ = client.recvfrom(2048)
print(reply.decode())
