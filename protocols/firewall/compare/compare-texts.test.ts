import { expect, it } from 'vitest'
import { compareRuleLists, readPolicyText } from '#protocols/firewall/compare/compare-texts.ts'
import { describePacket, tracePacket } from '#protocols/firewall/packet/trace-packet.ts'

const vocabulary = {
  zones: [
    { id: 'internet', says: 'the Internet' },
    { id: 'inside', says: 'inside' },
  ],
  names: [],
}
const listOf = (text: string) => {
  const read = readPolicyText(text, vocabulary)
  if (!read.ok) throw new Error(read.says)
  return read.list
}

it.each<[string, string, string, RegExp | null]>([
  [
    'order that does not matter',
    'accept tcp to 10.0.0.1 port 80\ndeny udp',
    'deny udp\naccept tcp to 10.0.0.1 port 80',
    null,
  ],
  [
    'a range written otherwise',
    'accept tcp to 10.0.0.0/31',
    'accept tcp to 10.0.0.0\naccept tcp to 10.0.0.1',
    null,
  ],
  [
    'a hole',
    'accept tcp port 80',
    'accept tcp port 80, 443',
    /new TCP packet from .* to .* port 443, arriving from the zone/,
  ],
  [
    'an order that matters',
    'deny tcp to 10.0.0.1\naccept tcp',
    'accept tcp\ndeny tcp to 10.0.0.1',
    /TCP packet .* to 10\.0\.0\.1/,
  ],
  ['the side it comes from', 'accept tcp on inside', 'accept tcp', /arriving from the zone internet/],
])('%s', (_what, a, b, shown) => {
  const [first, second] = [listOf(a), listOf(b)]
  const compared = compareRuleLists(first, second, vocabulary, 1_000_000)
  if (shown === null) return expect(compared).toEqual({ is: 'same' })
  if (compared.is !== 'different') throw new Error(compared.is)
  expect(describePacket(compared.packet, vocabulary)).toMatch(shown)
  const decisions = [first, second].map((list) => tracePacket(list, compared.packet, vocabulary).decision)
  expect(decisions.toSorted()).toEqual(['accept', 'deny'])
})

it('says where what cannot be read is, and when a budget is spent', () => {
  expect(readPolicyText('accept tcp\nperhaps udp', vocabulary)).toEqual({
    ok: false,
    says: expect.stringMatching(/^Line 2: /),
  })
  expect(readPolicyText('accept tcp on moon', vocabulary)).toEqual({
    ok: false,
    says: expect.stringMatching(/^Rule 1: /),
  })
  const a = listOf(
    Array.from({ length: 40 }, (_, i) => `accept tcp from 10.0.${i}.0/24 to any port ${i}`).join('\n'),
  )
  const b = listOf(
    Array.from({ length: 40 }, (_, i) => `accept tcp from 10.${i}.0.0/24 to any port ${i}`).join('\n'),
  )
  expect(compareRuleLists(a, b, vocabulary, 0)).toEqual({ is: 'too-intricate' })
})
