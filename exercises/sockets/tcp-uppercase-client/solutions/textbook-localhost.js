// In the manner of the textbooks: localhost, the line taken from standard input as it comes.
const net = require('net')

const client = net.createConnection({ host: 'localhost', port: 12000 }, () => {
  process.stdin.on('data', (line) => {
    client.write(line.toString().trim())
    process.stdin.pause()
  })
})

client.on('data', (data) => {
  console.log(data.toString())
  client.end()
})

client.on('end', () => {
  console.log('disconnected from server')
})
