import { expect, test } from 'vitest'
import { followConnections } from '#protocols/firewall/packet/follow-connections.ts'
import type { Packet } from '#protocols/firewall/packet/packet.ts'
import { readPacketText } from '#protocols/firewall/packet/read-packet.ts'
import { type Misreading, misreadPolicy } from '#protocols/firewall/rule/misread-policy.ts'
import { readRules } from '#protocols/firewall/rule/rule-text.ts'

const vocabulary = {
  zones: ['out', 'in'].map((id) => ({ id, says: id })),
  names: [{ id: 'web', says: 'web', addresses: '192.0.2.1' }],
}
function packets(...texts: string[]): Packet[] {
  return texts.map((text) => {
    const read = readPacketText(text, vocabulary)
    if (!read.ok) throw new Error(`${text}: ${read.says}`)
    return read.packet
  })
}
function policy(text: string) {
  const read = readRules(text)
  if (!read.ok) throw new Error(read.says)
  return read.list
}

const list = policy(`accept any established
accept tcp on out to web port 80 new
deny any on in
default deny`)
const sequence = packets(
  'tcp on in from web port 80 to 198.51.100.7 port 5000',
  'tcp on out from 198.51.100.7 port 5000 to web port 80',
  'tcp on in from web port 80 to 198.51.100.7 port 5000',
  'udp on in from web port 80 to 198.51.100.7 port 5000',
  'tcp on in from web port 80 to 198.51.100.8 port 5000',
  'tcp on out from 198.51.100.7 port 5000 to web port 80',
)

test('what was let through makes both directions established, and nothing else does', () => {
  const followed = followConnections(list, sequence, vocabulary)
  expect(followed.map(({ packet }) => packet.established)).toEqual([false, false, true, false, false, true])
  expect(followed.map(({ trace }) => trace.decidedBy)).toEqual([2, 1, 0, 2, 2, 0])
})

const byHow: [Misreading, string, string[], (number | null)[]][] = [
  [
    'last-match',
    'accept tcp to web\ndeny any\ndefault deny',
    ['tcp on out from 1.2.3.4 port 9 to web port 8'],
    [1],
  ],
  [
    'most-specific',
    'deny any\naccept tcp to web\ndefault deny',
    ['tcp on out from 1.2.3.4 port 9 to web port 8'],
    [1],
  ],
  [
    'accept-wins',
    'deny any\naccept tcp to web\ndefault deny',
    ['tcp on out from 1.2.3.4 port 9 to web port 8'],
    [1],
  ],
  [
    'deny-wins',
    'accept tcp to web\ndeny any\ndefault deny',
    ['tcp on out from 1.2.3.4 port 9 to web port 8'],
    [1],
  ],
  [
    'both-directions',
    'accept tcp on out to web port 80\ndefault deny',
    ['tcp on in from web port 80 to 1.2.3.4 port 9'],
    [0],
  ],
  [
    'ignores-zone',
    'accept tcp on out to web port 80\ndefault deny',
    ['tcp on in from 1.2.3.4 port 9 to web port 80'],
    [0],
  ],
  [
    'ignores-protocol',
    'accept tcp to web port 80\ndefault deny',
    ['udp on in from 1.2.3.4 port 9 to web port 80'],
    [0],
  ],
  [
    'ignores-addresses',
    'accept tcp to web port 80\ndefault deny',
    ['tcp on in from 1.2.3.4 port 9 to 1.2.3.5 port 80'],
    [0],
  ],
  [
    'ignores-ports',
    'accept tcp to web port 80\ndefault deny',
    ['tcp on in from 1.2.3.4 port 9 to web port 81'],
    [0],
  ],
  [
    'ignores-state',
    'accept tcp to web port 80 established\ndefault deny',
    ['tcp on in from 1.2.3.4 port 9 to web port 80'],
    [0],
  ],
]

test.each(byHow)('misread: %s', (how, text, given, by) => {
  const found = misreadPolicy(how, policy(text), packets(...given), vocabulary, false)
  expect(found.map((ruling) => ruling.by)).toEqual(by)
  const right = followConnections(policy(text), packets(...given), vocabulary)
  expect(right.map(({ trace }) => trace.decidedBy)).not.toEqual(by)
})

test('misread: a denied packet is remembered', () => {
  const found = misreadPolicy('remembers-denied', list, sequence, vocabulary, true)
  expect(found.map(({ by }) => by)).toEqual([2, 0, 0, 2, 2, 0])
})

test.each([
  ['tcp from 1.2.3.4 port 9 to web port 80', 'from which zone'],
  ['any on out from 1.2.3.4 to web', 'which protocol'],
  ['tcp on out from 1.2.3.0/24 port 9 to web port 80', 'which one address it is from'],
  ['tcp on out from 1.2.3.4 to web port 80', 'from which one port'],
  ['tcp on out from 1.2.3.4 port 9 to web port 80, 81', 'to which one port'],
  ['icmp on out from 1.2.3.4 port 9 to web', 'ICMP has no ports'],
])('%s is not one packet', (text, says) => {
  expect(readPacketText(text, vocabulary)).toMatchObject({ ok: false, says: expect.stringContaining(says) })
})
