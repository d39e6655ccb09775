// Pings a server ten times over UDP, and reports times and losses. Arguments: HOST PORT
const dgram = require('node:dgram')

const [host, port] = process.argv.slice(2)
const client = dgram.createSocket('udp4')
const times = []

function ping(number) {
  const message = `Ping ${number} ${Date.now()}`
  const sent = performance.now()
  const next = () => {
    clearTimeout(timer)
    client.removeAllListeners('message')
    if (number < 10) ping(number + 1)
    else report()
  }
  const timer = setTimeout(() => {
    console.log(`Ping ${number}: timed out`)
    next()
  }, 1000)
  client.on('message', (reply) => {
    // What is not our reply belongs to another ping.
    if (reply.toString() !== message) return
    const took = performance.now() - sent
    times.push(took)
    console.log(`Ping ${number}: ${took.toFixed(1)} ms`)
    next()
  })
  client.send(message)
}

function report() {
  client.close()
  console.log(`10 sent, ${times.length} received, ${100 - 10 * times.length} % lost`)
  if (times.length === 0) return
  const average = times.reduce((sum, time) => sum + time, 0) / times.length
  const figures = [Math.min(...times), average, Math.max(...times)].map((time) => time.toFixed(1))
  console.log(`rtt min/avg/max = ${figures.join('/')} ms`)
}

// That nobody listens comes as an error: the ping is lost like any other.
client.on('error', () => {})
client.connect(Number(port), host, () => ping(1))
