const net = require('node:net')

const port = Number(process.argv[2])

// allowHalfOpen: a client that has ended its side still wants its reply.
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
  connection.on('error', (error) => console.error('Trouble with a client:', error.message))
})

server.listen(port, () => console.log('Listening at port', port))
