import socket

HOST = "imap.example.net"
PORT = 143

s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.connect((HOST, PORT))
print(s.recv(4096).decode())


def send(command):
    s.send((command + "\r\n").encode())
    response = s.recv(65536).decode()
    print(response)
    return response


send("A001 LOGIN alice password")
send("A002 SELECT INBOX")
send("A003 FETCH 1 BODY[]")
send("A004 LOGOUT")
s.close()
