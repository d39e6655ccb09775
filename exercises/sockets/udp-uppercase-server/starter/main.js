// The uppercase server, over UDP. Started as: node main.js PORT
const dgram = require('node:dgram')

const port = Number(process.argv[2])
const server = dgram.createSocket('udp4')

server.on('message', (message, client) => {
  // Turn the message into capital letters, and send it back to client.port at client.address.
})

server.bind(port, () => console.log('Waiting for datagrams at port', port))
