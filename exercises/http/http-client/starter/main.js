// A web client. Started as: node main.js HOST PORT PATH [METHOD]
const net = require('node:net')

const [host, port, path, method = 'GET'] = process.argv.slice(2)

const connection = net.connect({ host, port: Number(port) }, () => {
  // Send a request, read the response to its end, and print its content.
  connection.end()
})
connection.on('error', (error) => console.error(error.message))
