import { expect, test } from 'vitest'
import { type DnsServerSpec, replyTo } from '#graders/labs/peers/dns/dns-server.ts'
import { hierarchy, rootName } from '#graders/labs/peers/dns/hierarchy.ts'
import { zone, zoneRecords } from '#graders/labs/peers/dns/zone-of.ts'
import { decodeMessage } from '#protocols/dns/message/decode-message.ts'
import { classIn, type DnsMessage, rcodes } from '#protocols/dns/message/message.ts'
import { typeNumbers } from '#protocols/dns/record/record.ts'

const asks = (name: string, id = 0x1234): DnsMessage => ({
  id,
  response: false,
  opcode: 0,
  authoritative: false,
  truncated: false,
  recursionDesired: true,
  recursionAvailable: false,
  rcode: 0,
  questions: [{ name, type: typeNumbers.A, class: classIn }],
  answer: [],
  authority: [],
  additional: [],
})

const read = (bytes: Uint8Array | null | undefined): DnsMessage => {
  const decoded = decodeMessage(bytes ?? new Uint8Array())
  if (!decoded.ok) throw new Error(decoded.says)
  return decoded.message
}

const addresses = ({ answer }: DnsMessage) =>
  answer.flatMap(({ data }) => (data?.type === 'A' ? [data.address] : []))

const known = zone('.', 'www.a.test. CNAME web.b.test.\nweb.b.test. A 192.0.2.7')
const resolver: DnsServerSpec = {
  name: 'the resolver',
  addresses: ['127.0.0.1'],
  zones: [known],
  recursive: true,
}

test('a recursive server answers to the end of the chain, with RA and without AA', () => {
  const reply = read(replyTo(resolver, asks('www.a.test.'), false).own)
  expect(addresses(reply)).toEqual(['192.0.2.7'])
  expect(reply).toMatchObject({ id: 0x1234, response: true, recursionAvailable: true, authoritative: false })
  expect(reply.authority).toEqual([])
  const missing = read(replyTo(resolver, asks('no.a.test.'), false).own)
  expect(missing.rcode).toBe(rcodes.NXDOMAIN)
  expect(missing.authority.map(({ data }) => data?.type)).toEqual(['SOA'])
})

test.each([
  [{ silent: true }, null],
  [{ truncates: true }, { truncated: true, answer: [] }],
  [{ rcode: 'SERVFAIL' as const }, { rcode: rcodes.SERVFAIL, answer: [] }],
])('%j', (mischief, expected) => {
  const { own } = replyTo({ ...resolver, mischief: [mischief] }, asks('www.a.test.'), false)
  if (expected === null) expect(own).toBeNull()
  else expect(read(own)).toMatchObject(expected)
})

test('mischief about one name leaves the others alone, and what is truncated comes whole over TCP', () => {
  const server = { ...resolver, mischief: [{ about: ['WWW.A.test.'], truncates: true }] }
  expect(read(replyTo(server, asks('web.b.test.'), false).own).truncated).toBe(false)
  expect(read(replyTo(server, asks('www.a.test.'), false).own).truncated).toBe(true)
  expect(addresses(read(replyTo(server, asks('www.a.test.'), true).own))).toEqual(['192.0.2.7'])
})

test('names that are written out are the same names', () => {
  const plain = replyTo(resolver, asks('www.a.test.'), false).own
  const whole = replyTo({ ...resolver, mischief: [{ wholeNames: true }] }, asks('www.a.test.'), false).own
  expect(whole?.length).toBeGreaterThan(plain?.length ?? 0)
  expect(read(whole).answer.map(({ name }) => name)).toEqual(read(plain).answer.map(({ name }) => name))
  // No octet of it is a pointer's.
  expect(whole?.some((octet) => octet >= 0xc0 && octet !== 192)).toBe(false)
})

const lie = '203.0.113.9'
test.each(['wrong-id', 'other-question', 'other-address'] as const)('a forgery by %s', (by) => {
  const query = asks('www.a.test.', 0xffff)
  const { forged, own } = replyTo(
    { ...resolver, mischief: [{ forges: [{ by, address: lie }] }] },
    query,
    false,
  )
  const message = read(forged[0]?.bytes)
  expect(addresses(message)).toEqual([lie])
  expect(message.id === query.id).toBe(by !== 'wrong-id')
  expect(message.questions[0]?.name === 'www.a.test.').toBe(by !== 'other-question')
  expect(message.response).toBe(true)
  expect(forged[0]?.fromElsewhere).toBe(by === 'other-address')
  expect(addresses(read(own))).toEqual(['192.0.2.7'])
})

test('a forgery with a pointer to itself cannot be read', () => {
  const mischief = [{ forges: [{ by: 'pointer-loop' as const, address: lie }] }]
  const { forged } = replyTo({ ...resolver, mischief }, asks('www.a.test.'), false)
  expect(decodeMessage(forged[0]?.bytes ?? new Uint8Array()).ok).toBe(false)
})

test('a hierarchy refers from the root down, with glue where glue can be; who is lame refuses', () => {
  const servers = hierarchy({
    zones: [
      {
        origin: 'a.test.',
        servers: [
          { name: 'ns.a.test.', address: '198.51.100.1' },
          { name: 'ns.b.example.', address: '198.51.100.2' },
        ],
        text: 'ns.a.test. A 198.51.100.1\nwww.a.test. A 192.0.2.8',
      },
    ],
    lame: ['ns.b.example.'],
    mischief: { 'ns.a.test.': [{ adds: { additional: zoneRecords(`x.test. A ${lie}`) } }] },
  })
  const at = (address: string) => {
    const server = servers.find((one) => one.addresses.includes(address))
    return server === undefined ? null : read(replyTo(server, asks('www.a.test.'), false).own)
  }
  expect(servers.find(({ name }) => name === rootName)?.alsoAt).toContain('192.33.4.12')
  const top = at('198.41.0.4')
  expect(top?.authority.map(({ name }) => name)).toEqual(['test.'])
  const glue = top?.additional[0]?.data
  const below = at(glue?.type === 'A' ? glue.address : '')
  expect(below?.authority).toHaveLength(2)
  expect(below?.additional.map(({ name }) => name)).toEqual(['ns.a.test.'])
  const answer = at('198.51.100.1')
  expect(answer).toMatchObject({ authoritative: true, rcode: rcodes.NOERROR })
  expect(answer?.additional.some(({ name }) => name === 'x.test.')).toBe(true)
  expect(at('198.51.100.2')).toMatchObject({ rcode: rcodes.REFUSED, answer: [] })
})

test('a mistake in the text of a zone is thrown, not served', () => {
  expect(() => zone('a.test.', 'www A 192.0.2.300')).toThrow('zone text')
})
