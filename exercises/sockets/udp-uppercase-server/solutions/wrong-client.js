// Mistake: a client, which speaks first, instead of the server.
const dgram = require('node:dgram')

const client = dgram.createSocket('udp4')
client.on('message', (answer) => {
  console.log(answer.toString())
  client.close()
})
client.send('hello', Number(process.argv[2]), '127.0.0.1')
