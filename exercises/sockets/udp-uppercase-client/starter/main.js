// A client for the uppercase server, over UDP. Started as: node main.js HOST PORT
const dgram = require('node:dgram')
const readline = require('node:readline')

const [host, port] = process.argv.slice(2)
const terminal = readline.createInterface({ input: process.stdin, output: process.stdout })

terminal.question('Lower-case sentence: ', (line) => {
  terminal.close()
  // Send the line to host and port in a datagram, and wait for the reply, but not for ever.

  console.log('\nFrom server: nothing yet')
})
