// A name server that remembers. Started as: node main.js PORT @FORWARDER
const dgram = require('node:dgram')

const port = Number(process.argv[2])
const forwarder = process.argv[3].replace('@', '')

const server = dgram.createSocket('udp4')
server.on('message', (query, client) => {
  // Answer from the cache, or ask the forwarder. Whose is what comes back?
})
server.bind(port)
