// The cell's name server: textbook programs look names up, and in a lab for end clients every name leads to us.
// Answers A questions (RFC 1035 section 4); anything else gets an empty answer. Never throws on bytes.
import { createSocket } from 'node:dgram'
import { createServer } from 'node:net'

const headerBytes = 12
const typeA = 1
const classInternet = 1
const nameBytesMax = 255
const messageBytesMax = 512

/**
 * @param lookUp the IPv4 address of a lower-case name without final dot, or null: it does not exist
 * @returns the response, or null for what is not a query with one question
 */
export function answerQuery(query: Buffer, lookUp: (name: string) => string | null): Buffer | null {
  if (query.length < headerBytes + 5 || query.length > messageBytesMax) return null
  const flags = query.readUInt16BE(2)
  const isQuery = (flags & 0x8000) === 0 && query.readUInt16BE(4) === 1
  const question = isQuery ? readQuestion(query) : null
  if (question === null) return null
  const address = lookUp(question.name)
  const answer =
    address !== null && question.type === typeA && question.class === classInternet ? aRecord(address) : null
  const header = Buffer.alloc(headerBytes)
  query.copy(header, 0, 0, 2)
  // QR, AA and RA are set, RD is copied; RCODE 3 is a name that does not exist (RFC 1035 section 4.1.1).
  header.writeUInt16BE(0x8480 | (flags & 0x0100) | (address === null ? 3 : 0), 2)
  header.writeUInt16BE(1, 4)
  header.writeUInt16BE(answer === null ? 0 : 1, 6)
  return Buffer.concat([
    header,
    query.subarray(headerBytes, question.end),
    ...(answer === null ? [] : [answer]),
  ])
}

function readQuestion(query: Buffer): { name: string; type: number; class: number; end: number } | null {
  const labels: string[] = []
  let at = headerBytes
  for (;;) {
    const length = query[at]
    // A question's name has no pointer to point to, and a label has at most 63 bytes (RFC 1035 section 3.1).
    if (length === undefined || length > 63 || at - headerBytes > nameBytesMax) return null
    at += 1
    if (length === 0) break
    labels.push(query.toString('latin1', at, at + length))
    at += length
  }
  if (at + 4 > query.length) return null
  return {
    name: labels.join('.').toLowerCase(),
    type: query.readUInt16BE(at),
    class: query.readUInt16BE(at + 2),
    end: at + 4,
  }
}

function aRecord(address: string): Buffer {
  // Name: a pointer to the question; type A, class IN, TTL 60 s, four bytes of address.
  return Buffer.from([
    0xc0,
    headerBytes,
    0,
    typeA,
    0,
    classInternet,
    0,
    0,
    0,
    60,
    0,
    4,
    ...address.split('.').map(Number),
  ])
}

/** Listens on UDP and TCP; rejects when a port cannot be had. Closed with the cell. */
export async function startNameServer(
  lookUp: (name: string) => string | null,
  { address = '127.0.0.1', port = 53 }: { address?: string; port?: number } = {},
): Promise<{ port: number; close(): void }> {
  const datagrams = createSocket('udp4')
  datagrams.on('message', (query, from) => {
    const response = answerQuery(query, lookUp)
    if (response !== null) datagrams.send(response, from.port, from.address)
  })
  await new Promise<void>((resolve, reject) => {
    datagrams.once('error', reject)
    datagrams.bind(port, address, () => {
      datagrams.off('error', reject)
      datagrams.on('error', () => {})
      resolve()
    })
  })
  const chosenPort = datagrams.address().port
  const streams = createServer((socket) => {
    let received = Buffer.alloc(0)
    socket.setTimeout(5_000, () => socket.destroy())
    socket.on('error', () => {})
    socket.on('data', (data) => {
      received = Buffer.concat([received, data])
      // Over TCP a message follows its length in two bytes (RFC 1035 section 4.2.2).
      const length = received.length < 2 ? Number.POSITIVE_INFINITY : received.readUInt16BE(0)
      if (received.length > messageBytesMax + 2) socket.destroy()
      if (received.length < length + 2) return
      const response = answerQuery(received.subarray(2, length + 2), lookUp)
      if (response === null) {
        socket.destroy()
        return
      }
      const prefix = Buffer.alloc(2)
      prefix.writeUInt16BE(response.length)
      socket.end(Buffer.concat([prefix, response]))
    })
  })
  streams.maxConnections = 50
  await new Promise<void>((resolve, reject) => {
    streams.once('error', reject)
    streams.listen(chosenPort, address, resolve)
  })
  return {
    port: chosenPort,
    close: () => {
      datagrams.close()
      streams.close()
    },
  }
}
