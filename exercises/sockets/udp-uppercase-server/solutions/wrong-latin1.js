// Mistake: reads UTF-8 as if it were Latin-1, one letter for each byte.
const dgram = require('node:dgram')

const server = dgram.createSocket('udp4')

server.on('message', (message, client) => {
  server.send(message.toString('latin1').toUpperCase(), client.port, client.address)
})
server.bind(Number(process.argv[2]))
