import time
from socket import *

serverName = '127.0.0.1'
serverPort = 12000
clientSocket = socket(AF_INET, SOCK_DGRAM)
clientSocket.settimeout(1)
rtts = []
lost = 0
for i in range(1, 11):
    sendTime = time.time()
    message = 'Ping ' + str(i) + ' ' + time.strftime("%H:%M:%S")
    try:
        clientSocket.sendto(message.encode(), (serverName, serverPort))
        modifiedMessage, serverAddress = clientSocket.recvfrom(1024)
        rtt = time.time() - sendTime
        rtts.append(rtt)
        print(modifiedMessage.decode())
        print('RTT: ' + str(rtt))
    except timeout:
        lost += 1
        print('Request timed out')
if rtts:
    print('Maximum RTT:', max(rtts), 'seconds')
    print('Minimum RTT:', min(rtts), 'seconds')
    print('Average RTT:', sum(rtts) / len(rtts), 'seconds')
print('Packet loss rate:', lost / 10 * 100, '%')
clientSocket.close()
