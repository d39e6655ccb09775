// Mistake: keeps the sender in one variable for all, and answers after another datagram may have come.
const dgram = require('node:dgram')

const server = dgram.createSocket('udp4')
let client

server.on('message', (message, sender) => {
  client = sender
  setTimeout(() => server.send(message.toString().toUpperCase(), client.port, client.address), 40)
})
server.bind(Number(process.argv[2]))
