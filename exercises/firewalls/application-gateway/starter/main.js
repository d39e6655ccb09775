// A web gateway that filters. Started as: node main.js PORT RULE...
const net = require('node:net')

const server = net.createServer((client) => {
  client.on('error', () => {})
  // Read a request such as GET http://www.example.test/ HTTP/1.1, decide, forward it, and answer.
  client.end()
})

server.listen(Number(process.argv[2]), () => console.log('Listening at port', process.argv[2]))
