// Mistake: prints the capitals, and sends nothing.
const net = require('node:net')

net
  .createServer((connection) => {
    connection.on('error', () => {})
    connection.on('data', (message) => console.log(message.toString().toUpperCase()))
  })
  .listen(Number(process.argv[2]))
