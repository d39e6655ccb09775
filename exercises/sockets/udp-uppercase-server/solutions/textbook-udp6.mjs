// In the manner of the textbooks: one socket for IPv6 and IPv4 both, as a module.
import { createSocket } from 'node:dgram'
import { argv } from 'node:process'

const server = createSocket({ type: 'udp6', ipv6Only: false })
for (const event of ['listening', 'error']) server.on(event, (...args) => console.log(event, ...args))
server.on('message', (message, { address, port }) => {
  server.send(message.toString().toUpperCase(), port, address)
})
server.bind({ port: Number(argv[2] ?? 12000), address: '::' })
