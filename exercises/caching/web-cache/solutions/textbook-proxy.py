from socket import *
import sys

if len(sys.argv) <= 1:
    print('Usage : "python ProxyServer.py server_ip"\n[server_ip : It is the IP Address Of Proxy Server')
    sys.exit(2)

# Create a server socket, bind it to a port and start listening
tcpSerSock = socket(AF_INET, SOCK_STREAM)
tcpSerSock.bind(("", 8888))
tcpSerSock.listen(5)
while True:
    print("Ready to serve...")
    tcpCliSock, addr = tcpSerSock.accept()
    print("Received a connection from:", addr)
    message = tcpCliSock.recv(4096).decode()
    print(message)
    # Extract the filename from the given message
    filename = message.split()[1].partition("/")[2]
    fileExist = "false"
    filetouse = "/" + filename
    try:
        # Check whether the file exists in the cache
        f = open(filetouse[1:], "rb")
        outputdata = f.read()
        f.close()
        fileExist = "true"
        # ProxyServer finds a cache hit and generates a response message
        tcpCliSock.send("HTTP/1.0 200 OK\r\n".encode())
        tcpCliSock.send("Content-Type:text/html\r\n\r\n".encode())
        tcpCliSock.sendall(outputdata)
        print("Read from cache")
    # Error handling for file not found in cache
    except IOError:
        if fileExist == "false":
            # Create a socket on the proxyserver
            c = socket(AF_INET, SOCK_STREAM)
            hostn = filename.replace("www.", "", 1)
            try:
                # Connect to the socket to port 80
                c.connect((hostn, 80))
                request = "GET / HTTP/1.0\r\nHost: " + filename + "\r\n\r\n"
                c.sendall(request.encode())
                # Read the response into buffer
                buff = b""
                while True:
                    data = c.recv(4096)
                    if not data:
                        break
                    buff += data
                # Create a new file in the cache for the requested file
                tmpFile = open("./" + filename, "wb")
                tmpFile.write(buff)
                tmpFile.close()
                tcpCliSock.sendall(buff)
            except Exception as e:
                print("Illegal request", e)
            c.close()
        else:
            tcpCliSock.send("HTTP/1.0 404 Not Found\r\n\r\n".encode())
    # Close the client and the server sockets
    tcpCliSock.close()
