import base64
import socket

server = "smtp.example.net"
port = 587
username = input("User name: ")
password = "secret"


def command(s, line, code):
    s.send((line + "\r\n").encode())
    reply = s.recv(2048).decode()
    print(reply)
    if not reply.startswith(code):
        print(code + " reply not received from server.")


s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.connect((server, port))
print(s.recv(2048).decode())
command(s, "EHLO localhost", "250")
command(s, "AUTH LOGIN", "334")
command(s, base64.b64encode(username.encode()).decode(), "334")
command(s, base64.b64encode(password.encode()).decode(), "235")
command(s, "MAIL FROM:<alice@example.net>", "250")
command(s, "RCPT TO:<bob@example.net>", "250")
command(s, "DATA", "354")
command(s, "Subject: Lab\r\n\r\nI love computer networks!\r\n.", "250")
command(s, "QUIT", "221")
s.close()
