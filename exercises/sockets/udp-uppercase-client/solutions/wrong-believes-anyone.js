// Mistake: the first datagram that comes is taken for the reply, whoever sent it.
const dgram = require('node:dgram')
const readline = require('node:readline')

const [host, port] = process.argv.slice(2)
const terminal = readline.createInterface({ input: process.stdin, output: process.stdout })

terminal.question('Lower-case sentence: ', (line) => {
  terminal.close()
  const client = dgram.createSocket('udp4')
  const timer = setTimeout(() => {
    console.error('No reply came.')
    process.exit(1)
  }, 4000)
  client.on('message', (reply) => {
    clearTimeout(timer)
    console.log('From server:', reply.toString('utf8'))
    client.close()
  })
  client.send(line, Number(port), host)
})
