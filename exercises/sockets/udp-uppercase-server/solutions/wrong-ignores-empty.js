// Mistake: thinks that a datagram without bytes needs no answer.
const dgram = require('node:dgram')

const server = dgram.createSocket('udp4')

server.on('message', (message, client) => {
  if (message.length === 0) return
  server.send(message.toString().toUpperCase(), client.port, client.address)
})
server.bind(Number(process.argv[2]))
