# Mistake: the client of the pair instead of the server.
import socket

message = input("Input lower-case sentence: ")
client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
client.sendto(message.encode(), ("localhost", 12000))
answer, server = client.recvfrom(2048)
print(answer.decode())
client.close()
