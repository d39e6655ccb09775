// A caching proxy. Started as: node main.js PORT
const net = require('node:net')

const server = net.createServer((client) => {
  client.on('error', () => {})
  // Read a request such as GET http://www.example.test/ HTTP/1.1, and answer it: from what is kept, or from the origin.
  client.end()
})

server.listen(Number(process.argv[2]), () => console.log('Listening at port', process.argv[2]))
