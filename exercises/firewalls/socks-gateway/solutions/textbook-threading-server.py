# As it stands in tutorials: socketserver, struct, and select over the two sockets.
import select
import socket
import struct
import sys
from socketserver import StreamRequestHandler, ThreadingMixIn, TCPServer


class ThreadingTCPServer(ThreadingMixIn, TCPServer):
    daemon_threads = True


class SocksProxy(StreamRequestHandler):
    def handle(self):
        header = self.connection.recv(2)
        version, nmethods = struct.unpack("!BB", header)
        assert version == 5
        self.connection.recv(nmethods)
        self.connection.sendall(struct.pack("!BB", 5, 0))

        version, cmd, _, address_type = struct.unpack("!BBBB", self.connection.recv(4))
        if address_type == 1:
            address = socket.inet_ntoa(self.connection.recv(4))
        elif address_type == 3:
            domain_length = self.connection.recv(1)[0]
            address = self.connection.recv(domain_length)
        port = struct.unpack("!H", self.connection.recv(2))[0]

        try:
            if cmd == 1:
                remote = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
                remote.connect((address, port))
                bind_address = remote.getsockname()
                print("Connected to %s %s" % (address, port))
            else:
                self.server.close_request(self.request)
            addr = struct.unpack("!I", socket.inet_aton(bind_address[0]))[0]
            reply = struct.pack("!BBBBIH", 5, 0, 0, 1, addr, bind_address[1])
        except Exception as err:
            print(err)
            reply = struct.pack("!BBBBIH", 5, 5, 0, address_type, 0, 0)

        self.connection.sendall(reply)
        if reply[1] == 0 and cmd == 1:
            self.exchange_loop(self.connection, remote)
        self.server.close_request(self.request)

    def exchange_loop(self, client, remote):
        while True:
            r, w, e = select.select([client, remote], [], [])
            if client in r:
                data = client.recv(4096)
                if remote.send(data) <= 0:
                    break
            if remote in r:
                data = remote.recv(4096)
                if client.send(data) <= 0:
                    break


with ThreadingTCPServer(("0.0.0.0", int(sys.argv[1])), SocksProxy) as server:
    server.serve_forever()
