# A client for the uppercase server, over UDP. Started as: python3 main.py HOST PORT
import socket
import sys

host = sys.argv[1]
port = int(sys.argv[2])
line = input("Lower-case sentence: ")

# Send the line to host and port in a datagram, and wait for the reply, but not for ever.

print("\nFrom server: nothing yet")
