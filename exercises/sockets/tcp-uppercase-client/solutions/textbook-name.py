# In the manner of the textbooks: the server's name is looked up first, and the reply read as a line of a file.
import socket

address = socket.gethostbyname('uppercase.example.com')
connection = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
connection.connect((address, 12000))
stream = connection.makefile('rw', encoding='utf-8', newline='\n')
stream.write(input('> ') + '\n')
stream.flush()
print(stream.readline())
connection.close()
