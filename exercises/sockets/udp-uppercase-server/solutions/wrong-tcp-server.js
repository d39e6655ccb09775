// Mistake: a TCP server, where UDP is asked for.
const net = require('node:net')

const server = net.createServer((connection) => {
  connection.on('data', (message) => connection.end(message.toString().toUpperCase()))
})
server.listen(Number(process.argv[2]))
