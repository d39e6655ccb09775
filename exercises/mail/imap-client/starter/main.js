// A mail client. Started as: node main.js HOST PORT USER PASSWORD NUMBER
const net = require('node:net')

const [host, port, user, password, number] = process.argv.slice(2)

const connection = net.connect({ host, port: Number(port) }, () => {
  // The server greets. Then LOGIN, SELECT INBOX, FETCH, LOGOUT, each with a tag: a1, a2, a3, a4.
  console.log('Connected, and nothing said yet.')
  connection.end()
})
