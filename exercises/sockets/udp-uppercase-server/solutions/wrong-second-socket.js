// Mistake: makes another socket for the answer, which then comes from another port.
const dgram = require('node:dgram')

const server = dgram.createSocket('udp4')

server.on('message', (message, client) => {
  const reply = dgram.createSocket('udp4')
  reply.send(message.toString().toUpperCase(), client.port, client.address, () => reply.close())
})
server.bind(Number(process.argv[2]))
