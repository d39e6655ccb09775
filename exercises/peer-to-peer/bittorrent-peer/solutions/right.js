// Fetches the file of a torrent from its peers, and writes it to standard output.
// Arguments: TORRENT, a metainfo file.
const { createHash, randomBytes } = require('node:crypto')
const { readFileSync } = require('node:fs')
const http = require('node:http')
const net = require('node:net')

const blockMax = 16_384
const protocol = Buffer.from('\x13BitTorrent protocol')
const [choke, unchoke, interested, have, bitfield, request, piece] = [0, 1, 2, 4, 5, 6, 7]

const sha1 = (bytes) => createHash('sha1').update(bytes).digest()

// The bencoded value at this place, and where it ends.
function decode(data, at = 0) {
  const kind = String.fromCharCode(data[at])
  if (kind === 'i') {
    const end = data.indexOf('e', at)
    return [Number(data.toString('latin1', at + 1, end)), end + 1]
  }
  if (kind === 'l' || kind === 'd') {
    const values = []
    for (at += 1; data[at] !== 0x65; ) {
      const [value, end] = decode(data, at)
      values.push(value)
      at = end
    }
    if (kind === 'l') return [values, at + 1]
    const keys = values.filter((_, index) => index % 2 === 0)
    return [
      Object.fromEntries(keys.map((key, index) => [key.toString('latin1'), values[2 * index + 1]])),
      at + 1,
    ]
  }
  const start = data.indexOf(':', at) + 1
  const end = start + Number(data.toString('latin1', at, start - 1))
  return [data.subarray(start, end), end]
}

function readTorrent(data) {
  const values = {}
  let infoHash = null
  for (let at = 1; data[at] !== 0x65; ) {
    const [key, start] = decode(data, at)
    const [value, end] = decode(data, start)
    values[key.toString('latin1')] = value
    // Hashed as it stands: whatever else is in it belongs to it.
    if (key.equals(Buffer.from('info'))) infoHash = sha1(data.subarray(start, end))
    at = end
  }
  const { length, pieces, 'piece length': pieceLength } = values.info
  const hashes = Array.from({ length: pieces.length / 20 }, (_, index) =>
    pieces.subarray(20 * index, 20 * index + 20),
  )
  const sizeOf = (number) => Math.min(pieceLength, length - number * pieceLength)
  return { announce: values.announce.toString(), infoHash, length, hashes, sizeOf }
}

function tellTracker({ announce, infoHash, length }, peerId, event, left) {
  const escaped = infoHash.toString('hex').replace(/../g, '%$&')
  const more = new URLSearchParams({
    port: 6881,
    uploaded: 0,
    downloaded: length - left,
    left,
    compact: 1,
    event,
  })
  const url = `${announce}${announce.includes('?') ? '&' : '?'}info_hash=${escaped}&peer_id=${peerId}&${more}`
  return new Promise((resolve, reject) => {
    const asked = http.get(url, (response) => {
      const parts = []
      response.on('data', (part) => parts.push(part))
      response.on('end', () => {
        const [answer] = decode(Buffer.concat(parts))
        const failure = answer['failure reason']
        if (failure === undefined) resolve(answer)
        else reject(new Error(`the tracker said: ${failure}`))
      })
    })
    asked.on('error', reject)
  })
}

function readPeers(peers) {
  if (Array.isArray(peers)) return peers.map(({ ip, port }) => ({ host: ip.toString(), port }))
  return Array.from({ length: peers.length / 6 }, (_, index) => {
    const six = peers.subarray(6 * index, 6 * index + 6)
    return { host: [...six.subarray(0, 4)].join('.'), port: six.readUInt16BE(4) }
  })
}

function send(peer, number, ...values) {
  const message = Buffer.alloc(5 + 4 * values.length)
  message.writeUInt32BE(1 + 4 * values.length)
  message[4] = number
  for (const [index, value] of values.entries()) message.writeUInt32BE(value, 5 + 4 * index)
  peer.socket.write(message)
}

function download(torrent, peerId, addresses) {
  return new Promise((resolve, reject) => {
    const content = new Map()
    let peers = addresses.map((address) => ({
      socket: net.connect(address),
      received: Buffer.alloc(0),
      isGreeted: false,
      isChoking: true,
      has: new Set(),
      // The piece that is being fetched here, and its blocks by where they begin: null until they are there.
      piece: null,
      blocks: new Map(),
    }))

    // Of what this peer has and nobody was asked for, the piece that the fewest have.
    function nextFor(peer) {
      const isOpen = (number) => !content.has(number) && !peers.some((other) => other.piece === number)
      const holders = (number) => peers.filter((other) => other.has.has(number)).length
      return [...peer.has].filter(isOpen).sort((a, b) => holders(a) - holders(b))[0]
    }

    function askAll() {
      if (content.size === torrent.hashes.length) {
        for (const { socket } of peers) socket.destroy()
        return resolve(
          Buffer.concat([...content.keys()].sort((a, b) => a - b).map((number) => content.get(number))),
        )
      }
      if (peers.length === 0) return reject(new Error('no peer is left, and pieces are missing'))
      for (const peer of peers) {
        const number = peer.isChoking || peer.piece !== null ? undefined : nextFor(peer)
        if (number === undefined) continue
        const size = torrent.sizeOf(number)
        peer.piece = number
        peer.blocks = new Map()
        for (let begin = 0; begin < size; begin += blockMax) {
          peer.blocks.set(begin, null)
          send(peer, request, number, begin, Math.min(blockMax, size - begin))
        }
      }
    }

    function drop(peer) {
      peer.socket.destroy()
      peers = peers.filter((other) => other !== peer)
      askAll()
    }

    function takeBlock(peer, message) {
      const [number, begin] = [message.readUInt32BE(1), message.readUInt32BE(5)]
      if (number !== peer.piece || !peer.blocks.has(begin)) return
      peer.blocks.set(begin, message.subarray(9))
      const blocks = [...peer.blocks.values()]
      if (blocks.includes(null)) return
      peer.piece = null
      const whole = Buffer.concat(blocks)
      if (sha1(whole).equals(torrent.hashes[number])) content.set(number, whole)
      // Who sends what does not have its hash is not asked again.
      else drop(peer)
    }

    function actOn(peer, message) {
      const number = message[0]
      if (number === choke) Object.assign(peer, { isChoking: true, piece: null })
      else if (number === unchoke) peer.isChoking = false
      else if (number === have) peer.has.add(message.readUInt32BE(1))
      else if (number === bitfield) {
        for (const [index, byte] of message.subarray(1).entries())
          for (let bit = 0; bit < 8; bit += 1) if (byte & (0x80 >> bit)) peer.has.add(8 * index + bit)
      } else if (number === piece) takeBlock(peer, message)
    }

    function hear(peer, data) {
      peer.received = Buffer.concat([peer.received, data])
      if (!peer.isGreeted) {
        if (peer.received.length < 68) return
        if (!peer.received.subarray(28, 48).equals(torrent.infoHash)) return drop(peer)
        peer.isGreeted = true
        peer.received = peer.received.subarray(68)
        send(peer, interested)
      }
      while (peers.includes(peer) && peer.received.length >= 4) {
        const length = peer.received.readUInt32BE()
        if (peer.received.length < 4 + length) break
        const message = peer.received.subarray(4, 4 + length)
        peer.received = peer.received.subarray(4 + length)
        if (length > 0) actOn(peer, message)
      }
      askAll()
    }

    for (const peer of peers) {
      peer.socket.on('connect', () =>
        peer.socket.write(Buffer.concat([protocol, Buffer.alloc(8), torrent.infoHash, peerId])),
      )
      peer.socket.on('data', (data) => hear(peer, data))
      peer.socket.on('error', () => {})
      peer.socket.on('close', () => peers.includes(peer) && drop(peer))
    }
  })
}

async function main() {
  const torrent = readTorrent(readFileSync(process.argv[2]))
  const peerId = Buffer.from(`-JS0001-${randomBytes(6).toString('hex')}`)
  const { peers } = await tellTracker(torrent, peerId, 'started', torrent.length)
  const content = await download(torrent, peerId, readPeers(peers))
  await tellTracker(torrent, peerId, 'completed', 0)
  process.stdout.write(content)
}

main().catch((error) => {
  console.error(`The file could not be had: ${error.message}`)
  process.exitCode = 1
})
