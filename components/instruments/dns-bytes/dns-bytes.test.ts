import { describe, expect, it, test } from 'vitest'
import { exampleMessages, queryOctets } from '#components/instruments/dns-bytes/example-messages.ts'
import { readOctets, writeOctets } from '#components/instruments/dns-bytes/octets-address.ts'
import { tellMessage } from '#components/instruments/dns-bytes/tell-message.ts'
import { hexCharactersMax } from '#graders/parts/dns-bytes/dns-bytes-response.ts'
import { decodeMessage } from '#protocols/dns/message/decode-message.ts'
import { readHexText } from '#protocols/dns/message/hex-text.ts'

const read = (query: string) => readOctets(new URLSearchParams(query), 'otherwise')

describe('the address', () => {
  test.each(exampleMessages)('holds $name', ({ hex }) => expect(read(writeOctets(hex))).toBe(hex))
  it('is kept as it stands where it holds no octets', () => {
    expect(read('?octets=c0xyz')).toBe('c0xyz')
    expect(read('')).toBe('otherwise')
    expect(read('?octets=')).toBe('')
  })
  it('is bounded', () => {
    expect(read(`?octets=${'c0'.repeat(40_000)}`).length).toBeLessThanOrEqual(hexCharactersMax)
    expect(read(`?octets=${'z'.repeat(40_000)}`).length).toBeLessThanOrEqual(hexCharactersMax)
  })
})

const told = (hex: string) => {
  const octets = readHexText(hex)
  const message = octets.ok ? decodeMessage(octets.octets) : null
  return message?.ok ? tellMessage(message.message) : null
}

test.each([
  [
    'query',
    'A query with the identifier 0x2b67. It asks for www.example.org. A, and wants the whole work to be done.',
  ],
  ['alias', 'Its records: 2 in the answer.'],
  ['mail', 'from a server that is responsible. Its records: 2 in the answer, 2 in the additional section.'],
  ['none', 'A response (NXDOMAIN) to the query 0x2b67'],
  ['referral', 'from a server that is not responsible'],
])('%s is told', (id, says) => {
  expect(told(exampleMessages.find((each) => each.id === id)?.hex ?? '')).toContain(says)
})

test('the circle cannot be read', () => {
  expect(told(exampleMessages.find(({ id }) => id === 'circle')?.hex ?? '')).toBeNull()
})

test('a query is made as it is asked for', () => {
  expect(told(queryOctets({ id: 7, name: 'a.test.', type: 28, recursionDesired: false }))).toBe(
    'A query with the identifier 0x0007. It asks for a.test. AAAA, and wants what the server itself knows.',
  )
})
