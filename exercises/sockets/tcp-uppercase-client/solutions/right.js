// Reads a line, sends it over TCP, prints the server's reply. Arguments: HOST PORT
const net = require('node:net')
const readline = require('node:readline')

const [host, port] = process.argv.slice(2)
const terminal = readline.createInterface({ input: process.stdin, output: process.stdout })

terminal.question('Lower-case sentence: ', (line) => {
  terminal.close()
  const connection = net.connect({ host, port: Number(port) }, () => connection.write(`${line}\n`))
  // One write is not one 'data' event: the reply is whole when the server has closed.
  const pieces = []
  connection.on('data', (piece) => pieces.push(piece))
  connection.on('end', () => {
    console.log('From server:', Buffer.concat(pieces).toString('utf8').replace(/\n$/, ''))
  })
  connection.on('error', (error) => {
    console.error(`\nNo reply from ${host} port ${port}: ${error.message}`)
    process.exitCode = 1
  })
})
