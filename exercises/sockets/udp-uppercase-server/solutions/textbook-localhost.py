# In the manner of the textbooks: only on this machine, on a port of its own choice, and arguments are refused.
import socket
import sys

if len(sys.argv) > 1:
    print('Usage: python3 server.py')
    sys.exit(1)

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('localhost', 50007))
while 1:
    data, addr = s.recvfrom(1024)
    print('Received', repr(data), 'from', addr)
    s.sendto(data.decode().upper().encode(), addr)
