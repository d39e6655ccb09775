const dgram = require('node:dgram')

const port = Number(process.argv[2])
const server = dgram.createSocket('udp4')

server.on('message', (message, client) => {
  server.send(message.toString('utf8').toUpperCase(), client.port, client.address)
})
server.bind(port, () => console.log('Waiting for datagrams at port', port))
