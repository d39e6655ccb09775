// The cell's name server: textbook programs look names up, and in a lab for end clients every name leads to us.
// Answers A questions (RFC 1035 section 4); anything else gets an empty answer. Never throws on bytes.
import { createSocket } from 'node:dgram'
import { createServer } from 'node:net'
import type { CheckNetwork } from '#graders/sandbox/contract.ts'
import { decodeMessage } from '#protocols/dns/message/decode-message.ts'
import { encodeMessage, wireRecord } from '#protocols/dns/message/encode-message.ts'
import { classIn, rcodes } from '#protocols/dns/message/message.ts'
import { typeNumbers } from '#protocols/dns/record/record.ts'

const messageBytesMax = 512
const ttlSeconds = 60

/**
 * @param lookUp the IPv4 address of a lower-case name without final dot, or null: it does not exist
 * @returns the response, or null for what is not a query with one question
 */
export function answerQuery(query: Buffer, lookUp: (name: string) => string | null): Buffer | null {
  if (query.length > messageBytesMax) return null
  const read = decodeMessage(query)
  const question = read.ok && !read.message.response ? read.message.questions[0] : undefined
  if (!read.ok || question === undefined || read.message.questions.length !== 1) return null
  const address = lookUp(question.name.replace(/\.$/, '').toLowerCase())
  const isAsked = question.type === typeNumbers.A && question.class === classIn
  const { id, opcode, recursionDesired } = read.message
  return Buffer.from(
    encodeMessage({
      id,
      opcode,
      response: true,
      authoritative: true,
      truncated: false,
      recursionDesired,
      recursionAvailable: true,
      rcode: address === null ? rcodes.NXDOMAIN : rcodes.NOERROR,
      questions: [question],
      answer:
        address !== null && isAsked
          ? [wireRecord({ name: question.name, ttl: ttlSeconds, data: { type: 'A', address } })]
          : [],
      authority: [],
      additional: [],
    }),
  )
}

/** Listens on UDP and TCP; rejects when a port cannot be had. */
export async function startNameServer(
  network: CheckNetwork,
  lookUp: (name: string) => string | null,
  { address = '127.0.0.1', port = 53 }: { address?: string; port?: number } = {},
): Promise<{ port: number; close(): void }> {
  const datagrams = createSocket('udp4')
  datagrams.on('message', (query, from) => {
    const response = answerQuery(query, lookUp)
    if (response !== null) datagrams.send(response, from.port, from.address)
  })
  await network.bind(datagrams, { host: address, port })
  datagrams.on('error', () => {})
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
  await network.listen(streams, { host: address, port: chosenPort })
  return {
    port: chosenPort,
    close: () => {
      datagrams.close()
      streams.close()
    },
  }
}
