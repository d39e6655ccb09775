// Mistake: takes spaces and line feeds at the ends away.
const dgram = require('node:dgram')

const server = dgram.createSocket('udp4')

server.on('message', (message, client) => {
  server.send(message.toString().trim().toUpperCase(), client.port, client.address)
})
server.bind(Number(process.argv[2]))
