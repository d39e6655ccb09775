// Mistake: prints the answer instead of sending it.
const dgram = require('node:dgram')

const server = dgram.createSocket('udp4')

server.on('message', (message) => console.log(message.toString().toUpperCase()))
server.bind(Number(process.argv[2]))
