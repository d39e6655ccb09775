# Reads a line, sends it over TCP, prints the server's reply. Arguments: HOST PORT
import socket
import sys


def main():
    host, port = sys.argv[1], int(sys.argv[2])
    line = input("Lower-case sentence: ")
    try:
        with socket.create_connection((host, port), timeout=15) as connection:
            connection.sendall((line + "\n").encode("utf-8"))
            # One send() is not one recv(): the reply is whole when the server has closed.
            reply = b""
            while piece := connection.recv(4096):
                reply += piece
    except OSError as error:
        print(f"\nNo reply from {host} port {port}: {error}", file=sys.stderr)
        return 1
    print("From server:", reply.decode("utf-8").rstrip("\n"))
    return 0


sys.exit(main())
