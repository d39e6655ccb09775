// Mistake: turns away whoever comes while five others are there.
const net = require('node:net')

const server = net.createServer({ allowHalfOpen: true }, (connection) => {
  let pieces = []
  const reply = () => {
    if (pieces === null) return
    const message = Buffer.concat(pieces).toString('utf8')
    pieces = null
    setTimeout(() => connection.end(message.toUpperCase()), 5)
  }
  connection.on('data', (piece) => {
    pieces?.push(piece)
    if (piece.includes('\n')) reply()
  })
  connection.on('end', reply)
  connection.on('error', () => {})
})
server.maxConnections = 5
server.listen(Number(process.argv[2]))
