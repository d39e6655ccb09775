// A web client over TLS. Started as: node main.js HOST PORT PATH AUTHORITY
const net = require('node:net')

const [host, port, path, authority] = process.argv.slice(2)

// tls.connect() instead of net.connect(), trusting the authority; ask for the page when the server is known, and print it.
const connection = net.connect({ host, port: Number(port) }, () => connection.end())
connection.on('error', (error) => console.error(error.message))
