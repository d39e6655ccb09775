import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { writeTrackerAnswer } from '#protocols/bittorrent/announce.ts'
import { writePeerHandshake, writePeerMessage } from '#protocols/bittorrent/peer-wire.ts'
import { encodeMessage, wireRecord } from '#protocols/dns/message/encode-message.ts'
import { classIn, type DnsMessage } from '#protocols/dns/message/message.ts'
import { typeNumbers } from '#protocols/dns/record/record.ts'
import { writeSocksGreeting, writeSocksRequest } from '#protocols/socks/socks-messages.ts'
import { trafficReader } from '#protocols/traffic/traffic-reader.ts'

const query: DnsMessage = {
  id: 0x1a2b,
  response: false,
  opcode: 0,
  authoritative: false,
  truncated: false,
  recursionDesired: true,
  recursionAvailable: false,
  rcode: 0,
  questions: [{ name: 'www.example.org.', type: typeNumbers.A, class: classIn }],
  answer: [],
  authority: [],
  additional: [],
}
const address = wireRecord({
  name: 'www.example.org.',
  ttl: 300,
  data: { type: 'A', address: '192.0.2.80' },
})
const overUdp = (bytes: Uint8Array) =>
  trafficReader()({ connection: 0, from: 'program', transport: 'udp', bytes })

test.each([
  [query, 'query 0x1a2b: www.example.org. A?'],
  [
    { ...query, response: true, answer: [address] },
    'reply 0x1a2b NOERROR: www.example.org. A? answer www.example.org. A 192.0.2.80',
  ],
  [
    { ...query, response: true, rcode: 3, authoritative: true },
    'reply 0x1a2b NXDOMAIN: www.example.org. A? authoritative',
  ],
  [
    { ...query, response: true, answer: [address, address, address, address, address] },
    expect.stringContaining(' and 2 more'),
  ],
])('a DNS message says %#', (message, says) => {
  expect(overUdp(encodeMessage(message))).toEqual(says)
})

test('a DNS message over TCP has its length before it', () => {
  const bytes = encodeMessage(query)
  const framed = Uint8Array.of(0, bytes.length, ...bytes)
  expect(trafficReader()({ connection: 0, from: 'program', transport: 'tcp', bytes: framed })).toBe(
    'query 0x1a2b: www.example.org. A?',
  )
})

test('SOCKS is known by how its connection begins, and by nothing later', () => {
  const read = trafficReader()
  const tcp = (bytes: Uint8Array, connection = 0) =>
    read({ from: 'peer', connection, transport: 'tcp', bytes })
  expect([
    tcp(writeSocksGreeting([0, 2])),
    tcp(Uint8Array.of(5, 0)),
    tcp(writeSocksRequest({ host: 'web.example', port: 80 }, 1)),
    tcp(Uint8Array.of(5, 0, 0, 1, 0, 0, 0, 0, 0, 0)),
    tcp(writeSocksGreeting([0])),
  ]).toEqual([
    'SOCKS greeting: no authentication, password',
    'SOCKS method: no authentication',
    'SOCKS request: connect web.example:80',
    'SOCKS reply: succeeded',
    null,
  ])
  expect(tcp(Buffer.from('GET / HTTP/1.1\r\n'), 1)).toBe(null)
  expect(tcp(writeSocksGreeting([0]), 1)).toBe(null)
  expect(tcp(writeSocksGreeting([0]), 2)).toBe('SOCKS greeting: no authentication')
})

test('peers of BitTorrent are read message by message, however they are cut', () => {
  const read = trafficReader()
  const said = (bytes: Uint8Array, from: 'program' | 'peer' = 'peer') =>
    read({ connection: 0, from, transport: 'tcp', bytes })
  const greeting = writePeerHandshake({ infoHash: new Uint8Array(20).fill(0xab), peerId: new Uint8Array(20) })
  const piece = writePeerMessage({ is: 'piece', piece: 3, begin: 0, block: new Uint8Array(500) })
  expect([
    said(greeting, 'program'),
    said(greeting.subarray(0, 30)),
    said(
      Buffer.concat([greeting.subarray(30), writePeerMessage({ is: 'bitfield', bits: Uint8Array.of(0xa0) })]),
    ),
    said(writePeerMessage({ is: 'request', piece: 3, begin: 0, length: 500 }), 'program'),
    said(Buffer.concat([writePeerMessage({ is: 'unchoke' }), piece.subarray(0, 200)])),
    said(piece.subarray(200)),
  ]).toEqual([
    'BitTorrent protocol: handshake for abababab…',
    'part of a handshake',
    'BitTorrent protocol: handshake for abababab…, bitfield 0, 2',
    'request piece 3, 500 bytes from 0',
    'unchoke, part of a message',
    'piece 3, 500 bytes from 0',
  ])
})

test('a tracker names its peers, in an answer of HTTP', () => {
  const peers = [{ host: '203.0.113.11', port: 6_881 }]
  const content = writeTrackerAnswer({ is: 'peers', intervalS: 60, peers }, { compact: true })
  const bytes = Buffer.concat([Buffer.from('HTTP/1.1 200 OK\r\nContent-Length: 30\r\n\r\n'), content])
  expect(trafficReader()({ connection: 0, from: 'peer', transport: 'tcp', bytes })).toBe(
    'tracker: peers 203.0.113.11:6881; ask again in 60 s',
  )
})

test.each(['hello', 'a lower-case sentence of more than twelve bytes', '', 'PING 1 1717'])(
  'text is no message of these: %j',
  (text) => {
    expect(overUdp(Buffer.from(text))).toBe(null)
    expect(
      trafficReader()({ connection: 0, from: 'program', transport: 'tcp', bytes: Buffer.from(text) }),
    ).toBe(null)
  },
)

test('no octets make it throw', () => {
  const octets = fc.uint8Array({ maxLength: 80 })
  const begun = fc.constantFrom([5, 1, 0], [22, 3, 1, 0, 60, 1, 0, 0, 56], [22, 3, 3], [5, 1, 0, 3, 255])
  fc.assert(
    fc.property(begun, octets, fc.constantFrom('tcp', 'udp'), (start, rest, transport) => {
      const read = trafficReader()
      for (const bytes of [rest, Uint8Array.from([...start, ...rest])])
        expect(typeof (read({ connection: 0, from: 'program', transport, bytes }) ?? '')).toBe('string')
    }),
    { numRuns: 500 },
  )
})
