// In the manner of the textbooks: a public address written into the program, one 'data' event.
const net = require('net')
const readline = require('readline').createInterface({ input: process.stdin, output: process.stdout })

const client = new net.Socket()
client.connect(12000, '191.101.232.165', function () {
  readline.question('Input lowercase sentence: ', function (sentence) {
    readline.close()
    client.write(sentence)
  })
})
client.on('data', function (data) {
  console.log('From Server: ' + data)
  client.destroy()
})
client.on('close', function () {
  console.log('Connection closed')
})
