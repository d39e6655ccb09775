import { expect, test } from 'vitest'
import { seededRandom } from '#graders/labs/board/seeded-random.ts'
import { filterCase, filterCommand } from '#graders/labs/peers/packet-filter/filter-case.ts'
import { randomTraffic } from '#graders/labs/peers/packet-filter/random-traffic.ts'
import { followConnections } from '#protocols/firewall/packet/follow-connections.ts'
import { readPacketText } from '#protocols/firewall/packet/read-packet.ts'
import { readRules } from '#protocols/firewall/rule/rule-text.ts'

const vocabulary = { zones: [{ id: 'anywhere', says: 'anywhere' }], names: [] }

/** The same packet in the words of the exercises. */
function inWords(line: string): string {
  const [protocol, ...ends] = line.split(' ')
  return protocol === 'icmp'
    ? `icmp from ${ends[0]} to ${ends[1]}`
    : `${protocol} from ${ends[0]} port ${ends[1]} to ${ends[2]} port ${ends[3]}`
}

test('verdicts are those of the model that exercises are judged with', async () => {
  const seen = { accept: 0, deny: 0, established: 0, byDefault: 0 }
  for (let seed = 0; seed < 20; seed += 1) {
    const related = seed % 2 === 0 ? 0 : 60
    const lines = await randomTraffic(seededRandom(`case ${seed}`), { rules: 2 + seed, packets: 60, related })
    const { verdicts } = await filterCase(lines)
    const read = readRules(lines.rules.join('\n'))
    if (!read.ok) throw new Error(read.says)
    const packets = lines.packets.map((line) => {
      const packet = readPacketText(inWords(line), vocabulary)
      if (!packet.ok) throw new Error(`${line}: ${packet.says}`)
      return packet.packet
    })
    const followed = followConnections(read.list, packets, vocabulary)
    expect(verdicts.map(({ action, rule, packet }) => ({ action, rule, packet }))).toEqual(
      followed.map(({ packet, trace }) => ({ action: trace.decision, rule: trace.decidedBy, packet })),
    )
    for (const { action, rule, knownBy } of verdicts) {
      seen[action] += 1
      if (knownBy !== null) seen.established += 1
      if (rule === null) seen.byDefault += 1
    }
  }
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(50)
})

test('says what keeps a rule from matching, and how to see it outside', async () => {
  const lines = {
    rules: ['deny tcp to 192.0.2.0/24 port 22', 'default accept'],
    packets: ['tcp 198.51.100.7 50000 192.0.2.10 80'],
  }
  const { nameOf, whyNot } = await filterCase(lines)
  expect(`${nameOf(0)}: ${whyNot(0, 0)}`).toBe(
    '“deny tcp to 192.0.2.0/24 port 22”: its destination port is 80',
  )
  expect(filterCommand(lines)).toBe(
    "printf '%s\\n' 'deny tcp to 192.0.2.0/24 port 22' 'default accept' > rules.txt; printf '%s\\n' 'tcp 198.51.100.7 50000 192.0.2.10 80' > packets.txt; {program} rules.txt packets.txt",
  )
})
