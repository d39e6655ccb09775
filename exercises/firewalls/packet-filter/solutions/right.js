// A packet filter that remembers connections. Arguments: RULES PACKETS
const { readFileSync } = require('node:fs')

function address(text) {
  const octets = text.split('.').map(Number)
  if (octets.length !== 4 || !octets.every((octet) => octet >= 0 && octet <= 255))
    throw new Error(`${text} is no address`)
  return octets.reduce((sum, octet) => sum * 256 + octet, 0)
}

function network(text) {
  if (text === 'any') return [0, 2 ** 32 - 1]
  const [base, bits = '32'] = text.split('/')
  const size = 2 ** (32 - Number(bits))
  const low = Math.floor(address(base) / size) * size
  return [low, low + size - 1]
}

const ranges = (text) =>
  text.split(',').map((piece) => {
    const [low, high = low] = piece.split('-').map(Number)
    return [low, high]
  })

function readRule([action, protocol, ...words]) {
  if (!['accept', 'deny'].includes(action)) throw new Error(`${action} is neither accept nor deny`)
  if (!['any', 'tcp', 'udp', 'icmp'].includes(protocol)) throw new Error(`${protocol} is no protocol`)
  const everywhere = { network: network('any'), ports: null }
  const rule = { action, protocol, state: null, from: { ...everywhere }, to: { ...everywhere } }
  let side = null
  while (words.length > 0) {
    const word = words.shift()
    if (word === 'new' || word === 'established') rule.state = word
    else if (word === 'from' || word === 'to') {
      side = rule[word]
      side.network = network(words.shift() ?? '')
    } else if (word === 'port' && side !== null) side.ports = ranges(words.shift() ?? '')
    else throw new Error(`${word} does not belong here`)
  }
  return rule
}

const within = (value, [low, high]) => value >= low && value <= high

function fits({ network, ports }, { address, port }) {
  if (!within(address, network)) return false
  return ports === null || (port !== null && ports.some((range) => within(port, range)))
}

const matches = (rule, packet, state) =>
  (rule.protocol === 'any' || rule.protocol === packet.protocol) &&
  (rule.state === null || rule.state === state) &&
  fits(rule.from, packet.from) &&
  fits(rule.to, packet.to)

const lines = (path) =>
  readFileSync(path, 'utf8')
    .split('\n')
    .map((line, index) => ({ number: index + 1, words: line.replace(/#.*/, '').trim().split(/\s+/) }))
    .filter(({ words }) => words[0] !== '')

function readPolicy(path) {
  const rules = []
  let otherwise = null
  for (const { number, words } of lines(path)) {
    try {
      if (words[0] === 'default' && words.length === 2 && /^(accept|deny)$/.test(words[1]))
        otherwise = words[1]
      else rules.push(readRule(words))
    } catch (error) {
      console.error(`${path}, line ${number}: ${error.message}`)
      process.exit(1)
    }
  }
  return { rules, otherwise }
}

function readPacket([protocol, ...rest]) {
  if (protocol === 'icmp') rest = [rest[0], null, rest[1], null]
  const end = (at) => ({
    address: address(rest[at]),
    port: rest[at + 1] === null ? null : Number(rest[at + 1]),
  })
  return { protocol, from: end(0), to: end(2) }
}

const [, , rulesPath, packetsPath] = process.argv
const { rules, otherwise } = readPolicy(rulesPath)
const known = new Set()
const output = []
for (const { words } of lines(packetsPath)) {
  const packet = readPacket(words)
  const ends = [packet.from, packet.to].map(({ address, port }) => `${address}:${port}`)
  const connection = `${packet.protocol} ${ends.toSorted().join(' ')}`
  const state = known.has(connection) ? 'established' : 'new'
  const at = rules.findIndex((rule) => matches(rule, packet, state))
  const action = at < 0 ? otherwise : rules[at].action
  if (action === 'accept') known.add(connection)
  output.push(`${action} ${at < 0 ? 'default' : at + 1}\n`)
}
process.stdout.write(output.join(''))
