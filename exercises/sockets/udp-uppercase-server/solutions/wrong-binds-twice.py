# Mistake: makes one socket to receive and one to send, and binds both to the same port.
import socket
import sys

port = int(sys.argv[1])
receiver = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sender = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
receiver.bind(("", port))
sender.bind(("", port))
while True:
    message, client = receiver.recvfrom(65535)
    sender.sendto(message.decode().upper().encode(), client)
