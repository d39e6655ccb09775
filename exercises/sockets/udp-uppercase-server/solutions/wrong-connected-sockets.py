# Mistake: keeps a connected socket for each client, and does not expect that receiving from one can fail.
import select
import socket
import sys

address = ("", int(sys.argv[1]))


def make_socket():
    one = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    one.bind(address)
    return one


server = make_socket()
clients = {}
while True:
    for ready in select.select([server, *clients.values()], [], [])[0]:
        message, client = ready.recvfrom(65535)
        if client not in clients:
            # The newest socket of a port takes what comes for nobody in particular, so that one is the server.
            clients[client] = server
            server = make_socket()
            clients[client].connect(client)
        clients[client].send(message.decode(errors="replace").upper().encode())
