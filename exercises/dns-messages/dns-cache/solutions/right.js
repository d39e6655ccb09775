// A name server that forwards and remembers. Arguments: PORT @FORWARDER
const crypto = require('node:crypto')
const dgram = require('node:dgram')

const port = Number(process.argv[2])
const forwarder = process.argv[3].replace('@', '')
const waitMs = 5000
const server = dgram.createSocket('udp4')
const cache = new Map()

/** Where the name at an offset ends: behind its zero, or behind its pointer. */
function skipName(message, start) {
  for (let at = start; ; ) {
    const length = message.readUInt8(at)
    if (length === 0) return at + 1
    if (length >= 0xc0) return at + 2
    at += 1 + length
  }
}

/** Name, type and class of the one question as text, in small letters, and where it ends; null for what has none. */
function questionOf(message) {
  try {
    if (message.readUInt16BE(4) !== 1) return null
    const nameEnd = skipName(message, 12)
    message.readUInt32BE(nameEnd)
    const key = `${message.toString('latin1', 12, nameEnd).toLowerCase()}${message.toString('latin1', nameEnd, nameEnd + 4)}`
    return { key, end: nameEnd + 4 }
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** Offset and value of each TTL. */
function ttlsOf(message) {
  const found = []
  let at = skipName(message, 12) + 4
  for (
    let left = message.readUInt16BE(6) + message.readUInt16BE(8) + message.readUInt16BE(10);
    left > 0;
    left--
  ) {
    at = skipName(message, at)
    found.push({ at: at + 4, ttl: message.readUInt32BE(at + 4) })
    at += 10 + message.readUInt16BE(at + 8)
  }
  return found
}

/** Calls back with the reply, once it comes and fits. */
function forward(query, { key }, onReply) {
  const sent = Buffer.from(query)
  crypto.randomFillSync(sent, 0, 2)
  const upstream = dgram.createSocket('udp4')
  const finish = () => {
    clearTimeout(timer)
    upstream.close()
  }
  const timer = setTimeout(finish, waitMs)
  upstream.on('error', finish)
  upstream.on('message', (reply) => {
    if (reply.length < 12 || reply.readUInt16BE(0) !== sent.readUInt16BE(0) || !(reply[2] & 0x80)) return
    if (questionOf(reply)?.key !== key) return
    finish()
    onReply(reply)
  })
  upstream.connect(53, forwarder, () => upstream.send(sent))
}

/** A reply whose time is not up, with the TTLs that are left. */
function find({ key }) {
  const known = cache.get(key)
  const now = performance.now()
  if (known === undefined || now >= known.ends) return null
  const reply = Buffer.from(known.reply)
  for (const { at, ttl } of ttlsOf(reply))
    reply.writeUInt32BE(ttl - Math.floor((now - known.came) / 1000), at)
  return reply
}

function keep({ key }, reply) {
  const least = Math.min(...ttlsOf(reply).map(({ ttl }) => ttl))
  const came = performance.now()
  if (least > 0 && Number.isFinite(least)) cache.set(key, { reply, came, ends: came + least * 1000 })
}

server.on('message', (query, client) => {
  const question = query.length < 12 || query[2] & 0x80 ? null : questionOf(query)
  if (question === null) return
  const hand = (reply) => {
    const own = Buffer.from(reply)
    query.copy(own, 0, 0, 2)
    query.copy(own, 12, 12, question.end)
    server.send(own, client.port, client.address)
  }
  const known = find(question)
  if (known !== null) return hand(known)
  forward(query, question, (reply) => {
    keep(question, reply)
    hand(reply)
  })
})
server.bind(port)
