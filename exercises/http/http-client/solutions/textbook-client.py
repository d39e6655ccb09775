from socket import *
import sys

if len(sys.argv) < 4:
    print("Usage: client.py server_host server_port filename")
    sys.exit(1)
serverHost = sys.argv[1]
serverPort = int(sys.argv[2])
fileName = sys.argv[3]
clientSocket = socket(AF_INET, SOCK_STREAM)
clientSocket.connect((serverHost, serverPort))
request = "GET /%s HTTP/1.1\r\nHost: %s\r\n\r\n" % (fileName, serverHost)
clientSocket.send(request.encode())
response = ""
while True:
    data = clientSocket.recv(1024)
    if not data:
        break
    response += data.decode()
print(response)
clientSocket.close()
