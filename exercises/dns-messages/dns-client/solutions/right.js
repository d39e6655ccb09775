// Looks up the addresses of a name. Arguments: @SERVER NAME
const crypto = require('node:crypto')
const dgram = require('node:dgram')
const net = require('node:net')

const tries = 3
const waitMs = 1000

function makeQuery(name) {
  const labels = name
    .split('.')
    .map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label)]))
  const header = Buffer.from([0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0])
  crypto.randomFillSync(header, 0, 2)
  return Buffer.concat([header, ...labels, Buffer.from([0, 0, 1, 0, 1])])
}

/** The name at an offset, in small letters, and where it ends. Pointers lead backwards only. */
function readName(message, start) {
  const labels = []
  let end = null
  let limit = start
  for (let at = start; ; ) {
    const length = message.readUInt8(at)
    if (length === 0) return [labels.join('.'), end ?? at + 1]
    if (length >= 0xc0) {
      const target = message.readUInt16BE(at) & 0x3fff
      if (target >= limit) throw new RangeError('a pointer that does not lead backwards')
      end ??= at + 2
      limit = target
      at = target
    } else {
      labels.push(message.toString('latin1', at + 1, at + 1 + length).toLowerCase())
      at += 1 + length
    }
  }
}

/** Null for what is no reply to the query. */
function readReply(message, query, name) {
  try {
    if (message.readUInt16BE(0) !== query.readUInt16BE(0) || !(message[2] & 0x80)) return null
    const [asked, questionEnd] = readName(message, 12)
    if (message.readUInt16BE(4) !== 1 || asked !== name || message.readUInt32BE(questionEnd) !== 0x10001)
      return null
    const records = []
    let at = questionEnd + 4
    for (let left = message.readUInt16BE(6); left > 0; left--) {
      const [owner, end] = readName(message, at)
      const type = message.readUInt16BE(end)
      const length = message.readUInt16BE(end + 8)
      const start = end + 10
      if (type === 5) records.push({ owner, alias: readName(message, start)[0] })
      if (type === 1) records.push({ owner, address: [...message.subarray(start, start + 4)].join('.') })
      at = start + length
    }
    return { truncated: (message[2] & 2) !== 0, rcode: message[3] & 0xf, records }
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

const askOverTcp = (server, query, name) =>
  new Promise((resolve, reject) => {
    const connection = net.connect({ host: server, port: 53 }, () => {
      const length = Buffer.alloc(2)
      length.writeUInt16BE(query.length)
      connection.write(Buffer.concat([length, query]))
    })
    let received = Buffer.alloc(0)
    connection.setTimeout(5000, () => connection.destroy(new Error(`${server} does not answer`)))
    connection.on('data', (piece) => {
      received = Buffer.concat([received, piece])
      if (received.length < 2 || received.length < 2 + received.readUInt16BE(0)) return
      connection.destroy()
      resolve(readReply(received.subarray(2), query, name))
    })
    connection.on('error', reject)
    connection.on('end', () => reject(new Error(`${server} closed the connection too early`)))
  })

const ask = (server, name) =>
  new Promise((resolve, reject) => {
    const query = makeQuery(name)
    const client = dgram.createSocket('udp4')
    let left = tries
    let timer
    const finish = (settle, value) => {
      clearTimeout(timer)
      client.close()
      settle(value)
    }
    const send = () => {
      if (left === 0) return finish(reject, new Error(`${server} does not answer`))
      left -= 1
      client.send(query)
      timer = setTimeout(send, waitMs)
    }
    client.on('error', (error) => finish(reject, error))
    client.on('message', (message) => {
      const reply = readReply(message, query, name)
      if (reply === null) return
      finish(resolve, reply.truncated ? askOverTcp(server, query, name) : reply)
    })
    // What comes from anyone else does not reach a connected socket.
    client.connect(53, server, send)
  })

async function lookUp(server, asked) {
  const reply = await ask(server, asked)
  if (reply === null) throw new Error(`${server} sent an answer that cannot be read`)
  if (reply.rcode !== 0 && reply.rcode !== 3)
    throw new Error(`${server} answered with the error ${reply.rcode}`)
  let name = asked
  for (let left = reply.records.length; left > 0; left--)
    name = reply.records.find(({ owner, alias }) => alias && owner === name)?.alias ?? name
  const addresses = reply.records.filter(({ owner, address }) => address && owner === name)
  if (addresses.length === 0) throw new Error('there is no address')
  return addresses.map(({ address }) => address)
}

const [server, name] = [process.argv[2].replace('@', ''), process.argv[3].replace(/\.$/, '').toLowerCase()]
lookUp(server, name)
  .then((addresses) => addresses.forEach((address) => console.log(`${name} has address ${address}`)))
  .catch((error) => {
    console.error(`${name}: ${error.message}`)
    process.exitCode = 1
  })
