import { check, hiddenChecks } from '#graders/author/lab'
import { printsDecidingRules, printsNoVerdict, randomTraffic } from '#graders/author/packet-filter'
import { deniedLeavesNothing, namesRule, ports, prefixes } from './conforms.ts'
import { filtered, soon } from './works.ts'

const otherRules = check('other-rules', {
  tier: 'conforms',
  says: 'Decides as well by rules that it has not seen before, about packets at the edges of what they match.',
  needs: [namesRule, prefixes, ports],
  points: 3,
  why: {
    says: 'A filter works with any policy. A rule that names ports is about TCP and UDP, and matches no other packet.',
  },
  async run({ program, random }) {
    for (const rules of [6, 12, 25]) {
      const { filter, expected } = await filtered(
        program,
        await randomTraffic(random, { rules, packets: 300, related: 0 }),
      )
      printsDecidingRules(filter, expected)
    }
  },
})

const otherConnections = check('other-connections', {
  tier: 'conforms',
  says: 'Remembers connections under other rules: of TCP, of UDP and of ICMP, whichever side began.',
  needs: [otherRules, deniedLeavesNothing],
  points: 3,
  why: {
    says: 'A connection is known by its protocol and its two ends. ICMP has no ports, so its ends are the two addresses.',
    reference: 'RFC 2647 section 3.29',
  },
  async run({ program, random }) {
    for (const rules of [4, 8, 16]) {
      const { filter, expected } = await filtered(
        program,
        await randomTraffic(random, { rules, packets: 300, related: 60 }),
      )
      printsDecidingRules(filter, expected)
    }
  },
})

const nothing = check('survives-nothing', {
  tier: 'survives',
  says: 'Takes a policy that is nothing but its default, and a file without a packet.',
  needs: [namesRule],
  points: 1,
  why: {
    says: 'Nothing to decide is no error; and a default alone is a policy, the strictest one or the most open.',
  },
  async run({ program, random }) {
    const quiet = await filtered(program, { rules: ['default deny'], packets: [] })
    printsNoVerdict(quiet.filter)
    await quiet.filter.exits(0, soon)
    const { packets } = await randomTraffic(random, { rules: 1, packets: 4, related: 0 })
    const open = await filtered(program, { rules: ['default accept'], packets })
    printsDecidingRules(open.filter, open.expected)
  },
})

export default hiddenChecks([otherRules, otherConnections, nothing])
