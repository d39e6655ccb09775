# Does not end the connection to the target when its client is gone.
import ipaddress
import socket
import sys
import threading

BLOCKED = {word.lower() for word in sys.argv[2:]}
NOT_ALLOWED, UNREACHABLE, REFUSED, NO_COMMAND, NO_ADDRESS_TYPE = 2, 4, 5, 7, 8


class Refusal(Exception):
    pass


def exactly(connection, count):
    octets = b""
    while len(octets) < count:
        piece = connection.recv(count - len(octets))
        if not piece:
            raise OSError("ended in the middle of a message")
        octets += piece
    return octets


def negotiate(client):
    version, count = exactly(client, 2)
    methods = exactly(client, count)
    if version != 5 or 0 not in methods:
        client.sendall(b"\x05\xff")
        return False
    client.sendall(b"\x05\x00")
    return True


def read_request(client):
    _, command, _, kind = exactly(client, 4)
    if kind == 1:
        host = socket.inet_ntoa(exactly(client, 4))
    elif kind == 3:
        host = exactly(client, exactly(client, 1)[0]).decode("ascii")
    elif kind == 4:
        host = str(ipaddress.IPv6Address(exactly(client, 16)))
    else:
        raise Refusal(NO_ADDRESS_TYPE)
    port = int.from_bytes(exactly(client, 2), "big")
    if command != 1:
        raise Refusal(NO_COMMAND)
    if kind == 4:
        raise Refusal(NO_ADDRESS_TYPE)
    return host, port


def connect(host, port):
    if {host.lower(), f":{port}"} & BLOCKED:
        raise Refusal(NOT_ALLOWED)
    try:
        address = socket.gethostbyname(host)
    except OSError:
        raise Refusal(UNREACHABLE)
    if address in BLOCKED:
        raise Refusal(NOT_ALLOWED)
    try:
        return socket.create_connection((address, port), timeout=10)
    except ConnectionRefusedError:
        raise Refusal(REFUSED)
    except OSError:
        raise Refusal(UNREACHABLE)


def reply(code, address="0.0.0.0", port=0):
    return bytes([5, code, 0, 1]) + socket.inet_aton(address) + port.to_bytes(2, "big")


def pump(source, sink):
    try:
        while piece := source.recv(65536):
            sink.sendall(piece)
        sink.shutdown(socket.SHUT_WR)
    except OSError:
        pass


def serve(client):
    with client:
        try:
            if not negotiate(client):
                return
            try:
                target = connect(*read_request(client))
            except Refusal as refusal:
                client.sendall(reply(refusal.args[0]))
                return
            with target:
                target.settimeout(None)
                client.sendall(reply(0, *target.getsockname()))
                back = threading.Thread(target=pump, args=(target, client), daemon=True)
                back.start()
                pump(client, target)
                back.join()
        except OSError as error:
            print("Trouble with a client:", error)


server = socket.create_server(("", int(sys.argv[1])), backlog=16)
while True:
    connection, _ = server.accept()
    threading.Thread(target=serve, args=(connection,), daemon=True).start()
