# Mistake: written for Python 2.
import socket
import sys

line = raw_input("Lower-case sentence: ")
connection = socket.create_connection((sys.argv[1], int(sys.argv[2])))
connection.sendall(line + "\n")
print "From server:", connection.recv(4096)
