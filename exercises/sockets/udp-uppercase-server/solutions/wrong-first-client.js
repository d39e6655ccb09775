// Mistake: remembers who asked first, and sends every answer there.
const dgram = require('node:dgram')

const server = dgram.createSocket('udp4')
let client

server.on('message', (message, sender) => {
  client ??= sender
  server.send(message.toString().toUpperCase(), client.port, client.address)
})
server.bind(Number(process.argv[2]))
