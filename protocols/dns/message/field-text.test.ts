import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeFields, decodeMessage } from '#protocols/dns/message/decode-message.ts'
import { encodeAs, encodingBeliefs } from '#protocols/dns/message/encode-as.ts'
import { encodeMessage, wireRecord } from '#protocols/dns/message/encode-message.ts'
import { octetsOfText, readFieldText } from '#protocols/dns/message/field-text.ts'
import { readHexText, showOctets } from '#protocols/dns/message/hex-text.ts'
import type { DnsMessage } from '#protocols/dns/message/message.ts'
import { fieldLabel, isFieldId } from '#protocols/dns/message/message-field.ts'

const message: DnsMessage = {
  id: 0x1234,
  response: true,
  opcode: 0,
  authoritative: true,
  truncated: false,
  recursionDesired: true,
  recursionAvailable: false,
  rcode: 3,
  questions: [{ name: 'www.a.example.', type: 15, class: 1 }],
  answer: [
    wireRecord({
      name: 'www.a.example.',
      ttl: 70_000,
      data: { type: 'MX', preference: 10, target: 'm.a.example.' },
    }),
    wireRecord({ name: 'm.a.example.', ttl: 60, data: { type: 'AAAA', address: '2001:db8::1' } }),
  ],
  authority: [],
  additional: [],
}

test('a field written as it was read gives the same octets, names whole', () => {
  const octets = encodeMessage(message, undefined, false)
  const { fields } = decodeFields(octets)
  expect(fields.length).toBeGreaterThan(20)
  const types = new Map(fields.map(({ id, value }) => [id, value]))
  for (const field of fields) {
    const type = types.get(field.id.replace(/[a-z]+$/u, 'type'))
    const before = ((octets[field.start] ?? 0) << 8) | (octets[field.start + 1] ?? 0)
    const own = octetsOfText(field, String(field.value), typeof type === 'number' ? type : null, before)
    expect([field.id, own && showOctets(own)]).toEqual([
      field.id,
      showOctets(octets.slice(field.start, field.end)),
    ])
    expect(isFieldId(field.id)).toBe(true)
    expect(fieldLabel(field.id)).not.toBe('')
  }
})

describe('what means the same has the same key', () => {
  test.each([
    ['id', '0x10', '16'],
    ['type', 'aaaa', '28'],
    ['type', 'TYPE15', 'MX'],
    ['class', 'in', '1'],
    ['rcode', 'NXDOMAIN', '3'],
    ['name', 'WWW.Example', 'www.example.'],
  ])('%s: %s and %s', (sort, one, other) => {
    const [a, b] = [readFieldText(sort, one), readFieldText(sort, other)]
    expect(a.ok && b.ok && a.key === b.key).toBe(true)
  })

  test.each([
    ['id', '65536'],
    ['ttl', '-1'],
    ['rd', '2'],
    ['name', 'a..b'],
    ['type', 'MAIL'],
  ])('%s: %s is refused', (sort, text) => expect(readFieldText(sort, text).ok).toBe(false))
})

test('any text is octets or a refusal, and octets survive being shown', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), fc.string(), (octets, text) => {
      const read = readHexText(showOctets(octets))
      expect(read.ok && [...read.octets]).toEqual([...octets])
      const any = readHexText(text)
      if (!any.ok) expect(any.says).not.toBe('')
    }),
  )
})

test('whatever the octets, fields are those of the message, up to its fault', () => {
  fc.assert(
    fc.property(fc.nat(70), fc.nat(255), fc.nat(80), (at, octet, cut) => {
      const octets = encodeMessage(message)
        .with(at % encodeMessage(message).length, octet)
        .slice(0, cut)
      const { fields, problem } = decodeFields(octets)
      expect(problem === null).toBe(decodeMessage(octets).ok)
      for (const { start, end } of fields) expect(end <= octets.length && start <= end).toBe(true)
    }),
  )
})

test.each(encodingBeliefs)('%s is never right', (belief) => {
  const right = [true, false].map((compress) => showOctets(encodeMessage(message, undefined, compress)))
  const made = encodeAs(belief, message).map(showOctets)
  expect(made.length).toBeGreaterThan(0)
  for (const each of made) expect(right).not.toContain(each)
})
