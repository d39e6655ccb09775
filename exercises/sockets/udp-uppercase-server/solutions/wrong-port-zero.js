// Mistake: binds no port in particular, so that the system chooses one that no client knows.
const dgram = require('node:dgram')

const server = dgram.createSocket('udp4')
server.on('message', (message, client) => {
  server.send(message.toString().toUpperCase(), client.port, client.address)
})
server.bind(0)
