# A ping over UDP. Started as: python3 main.py HOST PORT
import socket
import sys
import time

host = sys.argv[1]
port = int(sys.argv[2])
client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)

for number in range(1, 11):
    message = f"Ping {number} {time.time()}"
    # Send the message, and wait for its reply for a second at most. How long did it take?

# Report the loss in percent, and min, avg and max of the round-trip times.
