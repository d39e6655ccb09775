# In the manner of the textbooks: a public address written into the program, one recv(), no arguments.
from socket import *

server_name = '191.101.232.165'
server_port = 12000
client = socket(AF_INET, SOCK_STREAM)
client.connect((server_name, server_port))
sentence = input('Input lowercase sentence:')
client.send(sentence.encode())
modified = client.recv(1024)
print('From Server: ', modified.decode())
client.close()
