// Mistake: an error that nobody listens for ends the program.
const net = require('node:net')

const server = net.createServer({ allowHalfOpen: true }, (connection) => {
  let pieces = []
  const reply = () => {
    if (pieces === null) return
    const message = Buffer.concat(pieces).toString('utf8')
    pieces = null
    connection.end(message.toUpperCase())
  }
  connection.on('data', (piece) => {
    pieces?.push(piece)
    if (piece.includes('\n')) reply()
  })
  connection.on('end', reply)
})
server.listen(Number(process.argv[2]))
