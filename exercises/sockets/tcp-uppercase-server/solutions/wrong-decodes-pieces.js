// Mistake: makes text of every piece by itself.
const net = require('node:net')

const server = net.createServer({ allowHalfOpen: true }, (connection) => {
  let message = ''
  let replied = false
  const reply = () => {
    if (!replied) connection.end(message.toUpperCase())
    replied = true
  }
  connection.on('data', (piece) => {
    message += piece
    if (message.includes('\n')) reply()
  })
  connection.on('end', reply)
  connection.on('error', () => {})
})
server.listen(Number(process.argv[2]))
