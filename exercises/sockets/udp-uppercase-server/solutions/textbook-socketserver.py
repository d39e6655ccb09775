# In the manner of the standard library's own examples: a handler object for each datagram, bytes as they are.
import socketserver


class Uppercase(socketserver.BaseRequestHandler):
    def handle(self):
        data = self.request[0].strip()
        self.request[1].sendto(data.upper(), self.client_address)


with socketserver.UDPServer(('', 9999), Uppercase) as server:
    server.serve_forever()
