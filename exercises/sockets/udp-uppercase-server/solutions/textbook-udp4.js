// In the manner of the runtime's own examples: udp4, a port of its own choice, a word about everything.
const dgram = require('node:dgram')
const server = dgram.createSocket('udp4')

server.on('error', (err) => {
  console.error(`server error:\n${err.stack}`)
  server.close()
})
server.on('message', (msg, rinfo) => {
  console.log(`server got: ${msg} from ${rinfo.address}:${rinfo.port}`)
  const reply = Buffer.from(String(msg).toUpperCase())
  server.send(reply, 0, reply.length, rinfo.port, rinfo.address)
})
server.on('listening', () => {
  const address = server.address()
  console.log(`server listening ${address.address}:${address.port}`)
})
server.bind(41234)
