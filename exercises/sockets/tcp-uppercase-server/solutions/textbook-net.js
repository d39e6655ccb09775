const net = require('net')

const server = net.createServer((socket) => {
  socket.on('data', (data) => {
    socket.write(data.toString().toUpperCase())
    socket.end()
  })
  socket.on('error', (err) => {
    console.log(err)
  })
})

server.listen(3000, '127.0.0.1', () => {
  console.log('server listening')
})
