// Mistake: sends the line in quotation marks, because it was told to send "a string".
const net = require('node:net')
const readline = require('node:readline')

const [host, port] = process.argv.slice(2)
const terminal = readline.createInterface({ input: process.stdin, output: process.stdout })

terminal.question('Lower-case sentence: ', (line) => {
  terminal.close()
  const connection = net.connect({ host, port: Number(port) }, () =>
    connection.write(`${JSON.stringify(line)}\n`),
  )
  const pieces = []
  connection.on('data', (piece) => pieces.push(piece))
  connection.on('end', () => console.log('From server:', Buffer.concat(pieces).toString('utf8')))
  connection.on('error', (error) => {
    console.error('No reply:', error.message)
    process.exitCode = 1
  })
})
