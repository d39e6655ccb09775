import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeMessage } from '#protocols/dns/message/decode-message.ts'
import { encodeMessage, wireRecord } from '#protocols/dns/message/encode-message.ts'
import type { DnsMessage } from '#protocols/dns/message/message.ts'

const hex = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'))
const header = '1234 8400 0001 0000 0000 0000'

const message: DnsMessage = {
  id: 7,
  response: true,
  opcode: 0,
  authoritative: true,
  truncated: false,
  recursionDesired: false,
  recursionAvailable: false,
  rcode: 0,
  questions: [{ name: 'a.example.', type: 1, class: 1 }],
  answer: [
    wireRecord({ name: 'a.example.', ttl: 1, data: { type: 'MX', preference: 1, target: 'b.example.' } }),
  ],
  authority: [],
  additional: [],
}

describe('octets that are no message are refused, with the offset', () => {
  test.each([
    ['nothing', '', 0],
    ['a header cut short', '1234 84', 3],
    ['a pointer to itself', `${header} c00c 0001 0001`, 12],
    ['a pointer forwards', `${header} c010 0001 0001 00`, 12],
    ['a pointer back into the name that it ends', `${header} 0161 c00c 0001 0001`, 14],
    ['label bits 01', `${header} 4161 00 0001 0001`, 12],
    ['a label beyond the end', `${header} 3f61`, 14],
    ['octets left over', '1234 8400 0000 0000 0000 0000 ff', 12],
  ])('%s', (_, octets, offset) => {
    expect(decodeMessage(hex(octets))).toMatchObject({ ok: false, offset })
  })

  test('an address of three octets', () => {
    const octets = hex('1234 8400 0000 0001 0000 0000 00 0001 0001 00000000 0003 010203 04')
    expect(decodeMessage(octets)).toMatchObject({ ok: false })
  })
})

test('any octets give a message or a refusal, and never throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (octets) => {
      const read = decodeMessage(octets)
      expect(read.ok || (read.offset >= 0 && read.offset <= octets.length)).toBe(true)
    }),
    { numRuns: 3_000 },
  )
})

test('a message with one octet changed gives a message or a refusal', () => {
  const octets = encodeMessage(message)
  fc.assert(
    fc.property(fc.nat(octets.length - 1), fc.nat(255), (at, value) => {
      decodeMessage(octets.map((octet, index) => (index === at ? value : octet)))
    }),
    { numRuns: 2_000 },
  )
})

test('a chain of 8,000 pointers is refused at once', () => {
  // Each is a pointer to the one before it.
  const names = Array.from({ length: 8_000 }, (_, index) => [
    0xc0 | ((11 + 2 * index) >> 8),
    (11 + 2 * index) & 255,
  ])
  const octets = Uint8Array.from([...hex('0000 0000 0001 0000 0000 0000'), 0, ...names.flat(), 0, 1, 0, 1])
  expect(decodeMessage(octets)).toMatchObject({ ok: false })
})

test('what does not fit is cut to the question, with TC set', () => {
  const full = encodeMessage(message)
  const cut = decodeMessage(encodeMessage(message, full.length - 1))
  expect(cut).toMatchObject({
    ok: true,
    message: { truncated: true, answer: [], questions: message.questions },
  })
  expect(encodeMessage(message, full.length)).toEqual(full)
})

test('names are compressed, without regard to case', () => {
  const octets = encodeMessage({ ...message, questions: [{ name: 'A.EXAMPLE.', type: 1, class: 1 }] })
  const text = Buffer.from(octets).toString('latin1')
  expect(text.match(/example/giu)).toHaveLength(1)
})
