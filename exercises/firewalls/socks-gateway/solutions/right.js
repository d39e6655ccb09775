// A SOCKS5 gateway for CONNECT. Arguments: PORT BLOCKED...
const dns = require('node:dns').promises
const net = require('node:net')
const { once } = require('node:events')

const [, , port, ...words] = process.argv
const blocked = new Set(words.map((word) => word.toLowerCase()))
const notAllowed = 2
const unreachable = 4
const connectionRefused = 5
const noCommand = 7
const noAddressType = 8

class Refusal extends Error {
  constructor(code) {
    super(`refused with ${code}`)
    this.code = code
  }
}

// Hides where the pieces end, until the circuit stands.
class Reader {
  #octets = Buffer.alloc(0)
  #wake = () => {}
  #take = (piece) => {
    this.#octets = Buffer.concat([this.#octets, piece])
    this.#wake()
  }
  isOver = false

  constructor(connection) {
    this.connection = connection.on('data', this.#take)
    for (const event of ['end', 'close'])
      connection.on(event, () => {
        this.isOver = true
        this.#wake()
      })
  }

  async exactly(count) {
    while (this.#octets.length < count) {
      if (this.isOver) throw new Error('ended in the middle of a message')
      await new Promise((resolve) => {
        this.#wake = resolve
      })
    }
    const octets = this.#octets.subarray(0, count)
    this.#octets = this.#octets.subarray(count)
    return octets
  }

  // Hands on what is left here, and from now on all that comes.
  pipe(target) {
    this.connection.off('data', this.#take)
    target.write(this.#octets)
    if (this.isOver) target.end()
    else this.connection.pipe(target)
  }
}

async function readHost(reader, kind) {
  if (kind === 1) return [...(await reader.exactly(4))].join('.')
  if (kind === 3) {
    const [length] = await reader.exactly(1)
    return (await reader.exactly(length)).toString('ascii')
  }
  if (kind === 4) await reader.exactly(16)
  return null
}

async function readRequest(reader) {
  const [, command, , kind] = await reader.exactly(4)
  const host = await readHost(reader, kind)
  const to = (await reader.exactly(2)).readUInt16BE()
  if (command !== 1) throw new Refusal(noCommand)
  if (host === null) throw new Refusal(noAddressType)
  return { host, to }
}

async function connect({ host, to }) {
  if (blocked.has(host.toLowerCase()) || blocked.has(`:${to}`)) throw new Refusal(notAllowed)
  const { address } = await dns.lookup(host, 4).catch(() => {
    throw new Refusal(unreachable)
  })
  if (blocked.has(address)) throw new Refusal(notAllowed)
  const target = net.connect({ host: address, port: to, allowHalfOpen: true })
  try {
    await once(target, 'connect')
  } catch (error) {
    throw new Refusal(error.code === 'ECONNREFUSED' ? connectionRefused : unreachable)
  }
  return target
}

const reply = (code, address = '0.0.0.0', from = 0) =>
  Buffer.from([5, code, 0, 1, ...address.split('.').map(Number), from >> 8, from & 255])

async function serve(client) {
  const reader = new Reader(client)
  const [, count] = await reader.exactly(2)
  if (!(await reader.exactly(count)).includes(0)) return client.end(Buffer.from([5, 0xff]))
  client.write(Buffer.from([5, 0]))
  try {
    const target = await connect(await readRequest(reader))
    client.write(reply(0, target.localAddress, target.localPort))
    client.on('error', () => target.destroy())
    target.on('error', () => client.destroy())
    reader.pipe(target)
    target.pipe(client)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    client.end(reply(error.code))
  }
}

const server = net.createServer({ allowHalfOpen: true }, (client) => {
  client.on('error', () => {})
  serve(client).catch(() => client.destroy())
})
server.listen(Number(port))
