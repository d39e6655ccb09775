import base64
import socket
import ssl

mail_server = "smtp.example.net"
port = 587
sender = "alice@example.net"
recipient = "bob@example.net"
message = "\r\n I love computer networks!"


def say(s, line, code):
    s.send((line + "\r\n").encode())
    reply = s.recv(1024).decode()
    print(reply)
    if reply[:3] != code:
        print(code + " reply not received from server.")


client = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
client.connect((mail_server, port))
print(client.recv(1024).decode())
say(client, "EHLO alice", "250")
say(client, "STARTTLS", "220")

context = ssl.create_default_context()
secure = context.wrap_socket(client, server_hostname=mail_server)
say(secure, "EHLO alice", "250")
say(secure, "AUTH PLAIN " + base64.b64encode(b"\0alice\0secret").decode(), "235")
say(secure, "MAIL FROM: <" + sender + ">", "250")
say(secure, "RCPT TO: <" + recipient + ">", "250")
say(secure, "DATA", "354")
secure.send(message.encode())
say(secure, "\r\n.", "250")
say(secure, "QUIT", "221")
secure.close()
