import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { compilePolicy } from '#protocols/firewall/compare/compile-rule.ts'
import { randomPacket, randomPolicy } from '#protocols/firewall/oracle/random-policies.ts'
import { pointOf } from '#protocols/firewall/packet/packet.ts'
import { tracePacket } from '#protocols/firewall/packet/trace-packet.ts'
import { decide } from '#protocols/firewall/rule/policy.ts'
import { type RuleList, RuleListSchema } from '#protocols/firewall/rule/rule.ts'
import { formatRules, readRules } from '#protocols/firewall/rule/rule-text.ts'

const zones = ['internet', 'dmz', 'inside']
const vocabulary = { zones: zones.map((id) => ({ id, says: id })), names: [] }
const chance = fc.infiniteStream(fc.nat()).map((numbers) => ({
  below: (sides: number) => (numbers.next().value ?? 0) % sides,
}))

test('the tester decides as the policy does, and names the rule', () => {
  fc.assert(
    fc.property(chance, (dice) => {
      const list = randomPolicy(dice, zones)
      const packet = randomPacket(dice, zones.length)
      const policy = compilePolicy(list, vocabulary)
      if (!policy) throw new Error(formatRules(list))
      const { decision, decidedBy } = tracePacket(list, packet, vocabulary)
      expect({ decision, rule: decidedBy }).toEqual(decide(policy, pointOf(packet)))
    }),
    { numRuns: 500 },
  )
})

const typed = fc.oneof(
  fc.constantFrom('', 'any', 'web', '10.0.0.0/8', '80', '> 1023', ',', '-', '1-'),
  fc.string({ unit: 'binary', maxLength: 20 }),
)
const someRule = fc.record({
  action: fc.constantFrom('accept' as const, 'deny' as const),
  protocol: fc.constantFrom('any' as const, 'tcp' as const, 'udp' as const, 'icmp' as const),
  zone: fc.oneof(fc.constantFrom('any', ...zones), typed),
  source: typed,
  sourcePorts: typed,
  destination: typed,
  destinationPorts: typed,
  state: fc.constantFrom('any' as const, 'new' as const, 'established' as const),
})

test('whatever is typed into the fields is traced, written as text and read again, without an exception', () => {
  const seen = { readable: 0, unreadable: 0 }
  fc.assert(
    fc.property(fc.array(someRule, { maxLength: 3 }), chance, (rules, dice) => {
      const list: RuleList = RuleListSchema.parse({ rules, otherwise: 'deny' })
      const { steps } = tracePacket(list, randomPacket(dice, zones.length), vocabulary)
      expect(steps.every((step) => step.is === 'matched' || step.because !== '')).toBe(true)
      const text = formatRules(list)
      expect(text.split(/[\n\r\v\f\x85\u2028\u2029]/u).length).toBe(rules.length + 1)
      const policy = compilePolicy(list, vocabulary)
      const read = readRules(text)
      if (policy) expect(read.ok && compilePolicy(read.list, vocabulary)).toEqual(policy)
      seen[policy ? 'readable' : 'unreadable'] += 1
    }),
    { numRuns: 1_000 },
  )
  expect(Math.min(seen.readable, seen.unreadable)).toBeGreaterThan(20)
})
