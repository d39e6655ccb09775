// A ping over UDP. Started as: node main.js HOST PORT
const dgram = require('node:dgram')

const [host, port] = process.argv.slice(2)
const client = dgram.createSocket('udp4')

function ping(number) {
  const message = `Ping ${number} ${Date.now()}`
  // Send the message, and wait for its reply for a second at most. How long did it take?
}

ping(1)
// Report the loss in percent, and min, avg and max of the round-trip times.
client.close()
