// Mistake: a bracket is not closed in the regular expression, so the program cannot be read at all.
const net = require('node:net')

const connection = net.connect({ host: process.argv[2], port: Number(process.argv[3]) }, () => {
  connection.write('hello\n')
})
connection.on('data', (data) => console.log(data.toString().replace(/(\n$/, '')))
