// A client for the uppercase server. Started as: node main.js HOST PORT
const net = require('node:net')
const readline = require('node:readline')

const [host, port] = process.argv.slice(2)
const terminal = readline.createInterface({ input: process.stdin, output: process.stdout })

terminal.question('Lower-case sentence: ', (line) => {
  terminal.close()
  // Connect to host and port, send the line, and read the reply until the server closes the connection.

  console.log('\nFrom server: nothing yet')
})
