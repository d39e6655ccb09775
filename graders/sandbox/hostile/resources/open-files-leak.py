# A server that forgets to close its connections dies of it.
import socket
from hostile import met

listener = socket.create_server(("127.0.0.1", 9001))
met("begins", "now")
kept = []
while True:
    kept.append((socket.create_connection(("127.0.0.1", 9001)), listener.accept()))
