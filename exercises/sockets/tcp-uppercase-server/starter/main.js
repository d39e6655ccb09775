// The uppercase server. Started as: node main.js PORT
const net = require('node:net')

const port = Number(process.argv[2])

const server = net.createServer((connection) => {
  connection.on('error', () => {})
  // Read a line from the connection, send it back in capital letters, and close the connection.
  connection.end()
})

server.listen(port, () => console.log('Listening at port', port))
