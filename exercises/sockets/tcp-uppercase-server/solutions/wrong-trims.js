// Mistake: takes the blanks at both ends of the line away.
const net = require('node:net')

const server = net.createServer({ allowHalfOpen: true }, (connection) => {
  let pieces = []
  const reply = () => {
    if (pieces === null) return
    const message = Buffer.concat(pieces).toString('utf8')
    pieces = null
    connection.end(message.trim().toUpperCase())
  }
  connection.on('data', (piece) => {
    pieces?.push(piece)
    if (piece.includes('\n')) reply()
  })
  connection.on('end', reply)
  connection.on('error', () => {})
})
server.listen(Number(process.argv[2]))
