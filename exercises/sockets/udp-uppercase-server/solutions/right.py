import socket
import sys

port = int(sys.argv[1])
server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(("", port))
print("Waiting for datagrams at port", port)

while True:
    message, client = server.recvfrom(65535)
    try:
        answer = message.decode("utf-8").upper()
    except UnicodeDecodeError:
        print("Not UTF-8, from", client)
        continue
    server.sendto(answer.encode("utf-8"), client)
