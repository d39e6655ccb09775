// A SOCKS5 gateway. Started as: node main.js PORT BLOCKED...
const net = require('node:net')

const server = net.createServer({ allowHalfOpen: true }, (client) => {
  client.on('error', () => {})
  // Read the greeting and answer it, read the request, connect, answer, and hand on what both sides say.
  client.end()
})

server.listen(Number(process.argv[2]), () => console.log('Listening at port', process.argv[2]))
