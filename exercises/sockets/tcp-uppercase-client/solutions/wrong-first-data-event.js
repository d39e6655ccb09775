// Mistake: takes the first 'data' event for the whole reply.
const net = require('node:net')
const readline = require('node:readline')

const [host, port] = process.argv.slice(2)
const terminal = readline.createInterface({ input: process.stdin, output: process.stdout })

terminal.question('Lower-case sentence: ', (line) => {
  terminal.close()
  const connection = net.connect({ host, port: Number(port) }, () => connection.write(`${line}\n`))
  connection.once('data', (reply) => {
    console.log('From server:', reply.toString('utf8'))
    connection.destroy()
  })
  connection.on('error', (error) => {
    console.error('No reply:', error.message)
    process.exitCode = 1
  })
})
