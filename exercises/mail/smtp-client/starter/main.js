// A mail client. Started as: node main.js HOST PORT FROM TO... < letter
const net = require('node:net')
const { text } = require('node:stream/consumers')

const [host, port, sender, ...recipients] = process.argv.slice(2)

text(process.stdin).then((letter) => {
  const connection = net.connect({ host, port: Number(port) }, () => {
    // The server speaks first. Read its greeting, then hold the dialogue: EHLO, MAIL, RCPT, DATA, the letter, QUIT.
    console.log('Connected, and nothing said yet.')
    connection.end()
  })
})
