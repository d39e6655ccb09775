// A web server for the files of its working folder. Started as: node main.js PORT
const fs = require('node:fs')
const net = require('node:net')

const server = net.createServer((connection) => {
  connection.on('error', () => {})
  // Read requests from the connection, and answer each with the file that it asks for.
  connection.end()
})

server.listen(Number(process.argv[2]), () => console.log('Listening at port', process.argv[2]))
