// Reads a line, sends it over UDP, prints the server's reply. Arguments: HOST PORT
const dgram = require('node:dgram')
const readline = require('node:readline')

const [host, port] = process.argv.slice(2)
const terminal = readline.createInterface({ input: process.stdin, output: process.stdout })

terminal.question('Lower-case sentence: ', (line) => {
  terminal.close()
  const client = dgram.createSocket('udp4')
  const giveUp = (why) => {
    clearTimeout(timer)
    console.error(`\nNo reply from ${host} port ${port}: ${why}`)
    process.exitCode = 1
    client.close()
  }
  const timer = setTimeout(() => giveUp('nothing came within 4 seconds'), 4000)
  client.on('error', (error) => giveUp(error.message))
  client.on('message', (reply) => {
    clearTimeout(timer)
    console.log('From server:', reply.toString('utf8'))
    client.close()
  })
  // From then on the kernel gives us only what comes from the server.
  client.connect(Number(port), host, () => client.send(line))
})
