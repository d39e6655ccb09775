// Mistake: turns every piece into a string by itself, although a letter may be cut in two.
const net = require('node:net')
const readline = require('node:readline')

const [host, port] = process.argv.slice(2)
const terminal = readline.createInterface({ input: process.stdin, output: process.stdout })

terminal.question('Lower-case sentence: ', (line) => {
  terminal.close()
  const connection = net.connect({ host, port: Number(port) }, () => connection.write(`${line}\n`))
  let reply = ''
  connection.on('data', (piece) => {
    reply += piece
  })
  connection.on('end', () => console.log('From server:', reply))
  connection.on('error', (error) => {
    console.error('No reply:', error.message)
    process.exitCode = 1
  })
})
