# A client for the uppercase server. Started as: python3 main.py HOST PORT
import socket
import sys

host = sys.argv[1]
port = int(sys.argv[2])
line = input("Lower-case sentence: ")

# Connect to host and port, send the line, and read the reply until the server closes the connection.

print("\nFrom server: nothing yet")
