// Mistake: the decoder throws at bytes that are no UTF-8, and nobody catches it.
const dgram = require('node:dgram')

const server = dgram.createSocket('udp4')
const decoder = new TextDecoder('utf-8', { fatal: true })

server.on('message', (message, client) => {
  server.send(decoder.decode(message).toUpperCase(), client.port, client.address)
})
server.bind(Number(process.argv[2]))
