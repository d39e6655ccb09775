# Mistake: makes a socket and never sends anything.
import socket

client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
print("10 sent, 10 received, 0 % lost")
