import * as fc from 'fast-check'
import { expect, test } from 'vitest'
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
const overUdp = (bytes: Uint8Array) => trafficReader()({ connection: 0, transport: 'udp', bytes })

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
  expect(trafficReader()({ connection: 0, transport: 'tcp', bytes: framed })).toBe(
    'query 0x1a2b: www.example.org. A?',
  )
})

test('SOCKS is known by how its connection begins, and by nothing later', () => {
  const read = trafficReader()
  const tcp = (bytes: Uint8Array, connection = 0) => read({ connection, transport: 'tcp', bytes })
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

test.each(['hello', 'a lower-case sentence of more than twelve bytes', '', 'PING 1 1717'])(
  'text is no message of these: %j',
  (text) => {
    expect(overUdp(Buffer.from(text))).toBe(null)
    expect(trafficReader()({ connection: 0, transport: 'tcp', bytes: Buffer.from(text) })).toBe(null)
  },
)

test('no octets make it throw', () => {
  const octets = fc.uint8Array({ maxLength: 80 })
  const begun = fc.constantFrom([5, 1, 0], [22, 3, 1, 0, 60, 1, 0, 0, 56], [22, 3, 3], [5, 1, 0, 3, 255])
  fc.assert(
    fc.property(begun, octets, fc.constantFrom('tcp', 'udp'), (start, rest, transport) => {
      const read = trafficReader()
      for (const bytes of [rest, Uint8Array.from([...start, ...rest])])
        expect(typeof (read({ connection: 0, transport, bytes }) ?? '')).toBe('string')
    }),
    { numRuns: 500 },
  )
})
