// Mistake: Node closes the connection by itself when the client has ended its side.
const net = require('node:net')

const server = net.createServer((connection) => {
  const pieces = []
  connection.on('data', (piece) => {
    pieces.push(piece)
    if (piece.includes('\n')) connection.end(Buffer.concat(pieces).toString('utf8').toUpperCase())
  })
  connection.on('error', () => {})
})
server.listen(Number(process.argv[2]))
