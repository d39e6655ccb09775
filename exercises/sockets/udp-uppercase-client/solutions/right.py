# Reads a line, sends it over UDP, prints the server's reply. Arguments: HOST PORT
import socket
import sys


def main():
    host, port = sys.argv[1], int(sys.argv[2])
    line = input("Lower-case sentence: ")
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as client:
            client.settimeout(4)
            # From here on the kernel gives us only what comes from the server.
            client.connect((host, port))
            client.send(line.encode("utf-8"))
            reply = client.recv(65535)
    except OSError as error:
        print(f"\nNo reply from {host} port {port}: {error}", file=sys.stderr)
        return 1
    print("From server:", reply.decode("utf-8"))
    return 0


sys.exit(main())
