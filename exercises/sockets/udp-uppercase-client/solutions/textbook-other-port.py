import socket

UDP_IP = "191.101.232.165"
UDP_PORT = 3000
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
MESSAGE = input("Enter a lowercase sentence: ")
sock.sendto(bytes(MESSAGE, "utf-8"), (UDP_IP, UDP_PORT))
data, addr = sock.recvfrom(1024)
print("From Server: ", data.decode())
