import socketserver
import sys


class Handler(socketserver.StreamRequestHandler):
    def handle(self):
        try:
            line = self.rfile.readline().decode("utf-8")
            self.wfile.write(line.upper().encode("utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            print("Trouble with", self.client_address, error)


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


with Server(("", int(sys.argv[1])), Handler) as server:
    server.serve_forever()
