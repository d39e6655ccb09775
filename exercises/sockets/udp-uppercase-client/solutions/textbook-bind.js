const dgram = require('dgram')
const client = dgram.createSocket('udp4')
process.stdin.on('data', (data) => {
  client.send(data, 12000, 'localhost')
})
client.on('message', (msg, info) => {
  console.log('Received %s from %s:%d', msg.toString(), info.address, info.port)
  client.close()
  process.stdin.destroy()
})
