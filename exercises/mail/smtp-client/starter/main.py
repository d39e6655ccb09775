# A mail client. Started as: python3 main.py HOST PORT FROM TO... < letter
import socket
import sys

host, port, sender, *recipients = sys.argv[1:]
letter = sys.stdin.read()

with socket.create_connection((host, int(port)), timeout=15) as connection:
    # The server speaks first. Read its greeting, then hold the dialogue: EHLO, MAIL, RCPT, DATA, the letter, QUIT.
    print("Connected, and nothing said yet.")
