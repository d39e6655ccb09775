// Mistake: nobody listens for the 'error' event, so a refused connection ends in a stack trace.
const net = require('node:net')
const readline = require('node:readline')

const [host, port] = process.argv.slice(2)
const terminal = readline.createInterface({ input: process.stdin, output: process.stdout })

terminal.question('Lower-case sentence: ', (line) => {
  terminal.close()
  const connection = net.connect({ host, port: Number(port) }, () => connection.write(`${line}\n`))
  const pieces = []
  connection.on('data', (piece) => pieces.push(piece))
  connection.on('end', () => console.log('From server:', Buffer.concat(pieces).toString('utf8')))
})
