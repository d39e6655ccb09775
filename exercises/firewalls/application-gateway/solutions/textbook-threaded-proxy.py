import socket
import sys
import threading

BUFFER_SIZE = 8192
blocked_sites = [rule.split("=")[1] for rule in sys.argv[2:] if rule.startswith("host=")]


def proxy_thread(conn, client_addr):
    # get the request from browser
    request = conn.recv(BUFFER_SIZE)
    # parse the first line
    first_line = request.decode("latin-1").split("\n")[0]
    # get url
    url = first_line.split(" ")[1]
    for site in blocked_sites:
        if site in url:
            print("Blacklisted", client_addr, url)
            conn.send(b"HTTP/1.1 403 Forbidden\r\nContent-Type: text/html\r\n\r\n<h1>Blocked</h1>")
            conn.close()
            return
    print("Request", client_addr, first_line)
    # find the webserver and port
    http_pos = url.find("://")
    if http_pos == -1:
        temp = url
    else:
        temp = url[(http_pos + 3) :]
    port_pos = temp.find(":")
    webserver_pos = temp.find("/")
    if webserver_pos == -1:
        webserver_pos = len(temp)
    if port_pos == -1 or webserver_pos < port_pos:
        port = 80
        webserver = temp[:webserver_pos]
    else:
        port = int(temp[(port_pos + 1) :][: webserver_pos - port_pos - 1])
        webserver = temp[:port_pos]
    try:
        # create a socket to connect to the web server
        s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        s.connect((webserver, port))
        s.send(request)
        while 1:
            # receive data from web server
            data = s.recv(BUFFER_SIZE)
            if len(data) > 0:
                # send to browser
                conn.send(data)
            else:
                break
        s.close()
        conn.close()
    except socket.error as message:
        if s:
            s.close()
        if conn:
            conn.close()
        print("Peer Reset", client_addr, message)


if __name__ == "__main__":
    s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    s.bind(("", int(sys.argv[1])))
    s.listen(50)
    while 1:
        conn, client_addr = s.accept()
        threading.Thread(target=proxy_thread, args=(conn, client_addr)).start()
