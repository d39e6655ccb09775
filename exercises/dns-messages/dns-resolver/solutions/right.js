// Finds the addresses of a name, from the root down. Arguments: NAME
const crypto = require('node:crypto')
const dgram = require('node:dgram')

const roots = ['198.41.0.4', '192.33.4.12', '192.5.5.241']
const tries = 2
const waitMs = 1000
const [A, NS, CNAME] = [1, 2, 5]

let queriesLeft = 60
const busy = new Set()

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

/** Throws a RangeError for what cannot be read; null is what is not our reply. */
function readReply(message, query, name) {
  if (message.readUInt16BE(0) !== query.readUInt16BE(0) || !(message[2] & 0x80)) return null
  const [asked, questionEnd] = readName(message, 12)
  if (message.readUInt16BE(4) !== 1 || asked !== name) return null
  let at = questionEnd + 4
  const list = (count) =>
    Array.from({ length: count }, () => {
      const [owner, end] = readName(message, at)
      const type = message.readUInt16BE(end)
      const start = end + 10
      at = start + message.readUInt16BE(end + 8)
      if (type === NS || type === CNAME) return { owner, type, target: readName(message, start)[0] }
      return { owner, type, address: [...message.subarray(start, start + 4)].join('.') }
    })
  const [answer, authority, additional] = [6, 8, 10].map((offset) => list(message.readUInt16BE(offset)))
  return { authoritative: (message[2] & 4) !== 0, rcode: message[3] & 0xf, answer, authority, additional }
}

function tryToRead(message, query, name) {
  try {
    return readReply(message, query, name)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** One query; null when a second is over, or nobody is there. */
const askOnce = (server, name) =>
  new Promise((resolve) => {
    const labels = name
      .split('.')
      .map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label)]))
    const header = Buffer.from([0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0])
    crypto.randomFillSync(header, 0, 2)
    const query = Buffer.concat([header, ...labels, Buffer.from([0, 0, A, 0, 1])])
    const client = dgram.createSocket('udp4')
    const finish = (reply) => {
      clearTimeout(timer)
      client.close()
      resolve(reply)
    }
    const timer = setTimeout(() => finish(null), waitMs)
    client.on('error', () => finish(null))
    client.on('message', (message) => {
      const reply = tryToRead(message, query, name)
      if (reply !== null) finish(reply)
    })
    client.connect(53, server, () => client.send(query))
  })

async function ask(server, name) {
  for (let left = tries; left > 0; left--) {
    if (queriesLeft === 0) throw new Error('too many queries, the zones lead in a circle')
    queriesLeft -= 1
    const reply = await askOnce(server, name)
    if (reply !== null) return reply
  }
  return null
}

const within = (name, zone) => zone === '' || name === zone || name.endsWith(`.${zone}`)

/** Addresses of name servers: those that came along first, then those that have to be looked up. */
async function* addressesOf(hosts, glue) {
  for (const host of hosts) yield* glue.get(host) ?? []
  for (const host of hosts) {
    if (glue.has(host) || busy.has(host)) continue
    yield* await lookUp(host).catch((error) => {
      if (queriesLeft === 0) throw error
      return []
    })
  }
}

/** The first reply that helps: an answer, or a referral that leads further down. */
async function askZone(servers, name, zone) {
  for await (const server of servers) {
    const reply = await ask(server, name)
    if (reply === null || ![0, 3].includes(reply.rcode)) continue
    if (reply.authoritative || reply.answer.length > 0) return { reply, cut: null }
    const deeper = reply.authority.find(
      ({ owner, type }) => type === NS && owner !== zone && within(owner, zone) && within(name, owner),
    )
    if (deeper) return { reply, cut: deeper.owner }
  }
  throw new Error(`no server of the zone ${zone || '.'} answers`)
}

async function lookUp(name) {
  if (busy.has(name)) throw new Error(`${name} leads back to itself`)
  busy.add(name)
  try {
    return await walk(name)
  } finally {
    busy.delete(name)
  }
}

async function walk(name) {
  let zone = ''
  let servers = roots
  for (;;) {
    const { reply, cut } = await askZone(servers, name, zone)
    if (cut === null) return await readAnswer(reply.answer, name)
    const hosts = reply.authority
      .filter(({ owner, type }) => type === NS && owner === cut)
      .map(({ target }) => target)
    const glue = new Map()
    for (const { owner, type, address } of reply.additional) {
      // A server is believed about names of its own zone only.
      if (type === A && within(owner, zone)) glue.set(owner, [...(glue.get(owner) ?? []), address])
    }
    servers = addressesOf(hosts, glue)
    zone = cut
  }
}

async function readAnswer(answer, name) {
  let end = name
  for (let left = answer.length; left > 0; left--)
    end = answer.find(({ owner, type }) => type === CNAME && owner === end)?.target ?? end
  const found = answer.filter(({ owner, type }) => type === A && owner === end).map(({ address }) => address)
  return found.length > 0 || end === name ? found : await lookUp(end)
}

const name = process.argv[2].replace(/\.$/, '').toLowerCase()
lookUp(name)
  .then((addresses) => {
    if (addresses.length === 0) throw new Error('there is no address')
    for (const address of addresses) console.log(`${name} has address ${address}`)
  })
  .catch((error) => {
    console.error(`${name}: ${error.message}`)
    process.exitCode = 1
  })
