# In the manner of the textbooks: localhost, bytes printed as they are, arguments refused.
import socket
import sys

if len(sys.argv) > 1:
    print('Usage: python3 client.py')
    sys.exit(1)

s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.connect(('localhost', 12000))
message = input()
s.send(bytes(message, 'utf-8'))
s.shutdown(socket.SHUT_WR)
data = s.recv(2048)
print('Received', repr(data.decode()))
s.close()
