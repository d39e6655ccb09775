# A mail client. Started as: python3 main.py HOST PORT USER PASSWORD NUMBER
import socket
import sys

host, port, user, password, number = sys.argv[1:]

with socket.create_connection((host, int(port)), timeout=15) as connection:
    # The server greets. Then LOGIN, SELECT INBOX, FETCH, LOGOUT, each with a tag: a1, a2, a3, a4.
    print("Connected, and nothing said yet.")
