import { describe, expect, test } from 'vitest'
import { comparePolicies } from '#protocols/firewall/compare/compare-policies.ts'
import { compilePolicy } from '#protocols/firewall/compare/compile-rule.ts'
import { humanOrder, packetAt } from '#protocols/firewall/packet/human-packet.ts'
import { describePacket, tracePacket } from '#protocols/firewall/packet/trace-packet.ts'
import type { Vocabulary } from '#protocols/firewall/rule/rule.ts'
import { readRules } from '#protocols/firewall/rule/rule-text.ts'

const vocabulary: Vocabulary = {
  zones: [
    { id: 'internet', says: 'the Internet' },
    { id: 'inside', says: 'our network', addresses: '10.1.0.0/16' },
  ],
  names: [
    { id: 'web', says: 'the web server', addresses: '10.1.0.10' },
    { id: 'admin', says: 'the administrator', addresses: '203.0.113.45' },
  ],
}

function listOf(text: string) {
  const read = readRules(text)
  if (!read.ok) throw new Error(read.says)
  return read.list
}

/** The packet that shows the difference between two policies, in words. */
function shown(one: string, other: string): string | null {
  const [a, b] = [compilePolicy(listOf(one), vocabulary), compilePolicy(listOf(other), vocabulary)]
  if (!a || !b) throw new Error('a policy cannot be read')
  const found = comparePolicies(a, b, { left: 1e6 }, humanOrder(vocabulary))
  return found.is === 'different' ? describePacket(packetAt(found.point), vocabulary) : null
}

describe('the packet that a person would think of', () => {
  test.each([
    ['deny any', 'deny any', null],
    [
      'accept any',
      'deny any',
      'a new TCP packet from 198.51.100.7 port 49152 to 10.1.0.10 (web) port 80, arriving from the zone internet',
    ],
    [
      'accept icmp on internet',
      'deny any',
      'a new ICMP packet from 198.51.100.7 to 10.1.0.10 (web), arriving from the zone internet',
    ],
    [
      'accept tcp on inside established',
      'deny any',
      'an established TCP packet from 10.1.0.10 (web) port 80 to 198.51.100.7 port 49152, arriving from the zone inside',
    ],
    [
      'accept udp on internet to 10.1.9.0/24 port 5000-6000',
      'deny any',
      'a new UDP packet from 198.51.100.7 port 49152 to 10.1.9.1 port 5000, arriving from the zone internet',
    ],
    [
      'accept tcp on internet from admin to web port 22',
      'deny any',
      'a new TCP packet from 203.0.113.45 (admin) port 49152 to 10.1.0.10 (web) port 22, arriving from the zone internet',
    ],
  ])('%s, not %s', (one, other, expected) => expect(shown(one, other)).toBe(expected))
})

const because = (steps: ReturnType<typeof tracePacket>['steps']) =>
  steps.map((step) => (step.is === 'skipped' ? step.because : step.is))

test('the tester says why each rule was skipped', () => {
  const list = listOf(
    'accept icmp\ndeny any on inside\naccept tcp from 10.0.0.0/8\naccept port 53\naccept tcp to web port 443\naccept new',
  )
  const packet = {
    zone: 0,
    protocol: 6,
    source: 0xc6_33_64_07,
    destination: 0x0a_01_00_0a,
    sourcePort: 49_152,
    destinationPort: 80,
    established: false,
  }
  const trace = tracePacket(list, packet, vocabulary)
  expect(because(trace.steps)).toEqual([
    'its protocol is TCP',
    'its zone is internet',
    'its source is 198.51.100.7',
    'its destination port is 80',
    'its destination port is 80',
    'matched',
  ])
  expect(trace).toMatchObject({ decision: 'accept', decidedBy: 5 })
  const ping = { ...packet, protocol: 1, sourcePort: null, destinationPort: null }
  expect(because(tracePacket(listOf('deny port 53'), ping, vocabulary).steps)).toEqual(['ICMP has no ports'])
})
