// How people misread a policy: each is another way to find the rule that decides, so that a wrong verdict can be
// recognised for the idea behind it.
import { compileRule } from '#protocols/firewall/compare/compile-rule.ts'
import { contains, type Region, regionOfPoint } from '#protocols/firewall/compare/region.ts'
import { connectionOf } from '#protocols/firewall/packet/follow-connections.ts'
import { type Packet, pointOf } from '#protocols/firewall/packet/packet.ts'
import { emptyRule, type Rule, type RuleList, type Vocabulary } from '#protocols/firewall/rule/rule.ts'

export const misreadings = [
  /** The last rule that matches decides. */
  'last-match',
  /** The narrowest rule that matches decides, wherever it stands. */
  'most-specific',
  /** A rule that accepts decides before any that denies. */
  'accept-wins',
  /** A rule that denies decides before any that accepts. */
  'deny-wins',
  /** A rule for one direction matches the answers in the other as well. */
  'both-directions',
  'ignores-zone',
  'ignores-protocol',
  'ignores-addresses',
  'ignores-ports',
  'ignores-state',
  /** A connection is remembered although its first packet was denied. */
  'remembers-denied',
] as const
export type Misreading = (typeof misreadings)[number]

export interface Ruling {
  decision: 'accept' | 'deny'
  /** Null: the default. */
  by: number | null
}

/** What somebody finds who reads the policy so, for packets in their order. `remembers`: the state of a packet is what
 * was let through before; else what the packet says itself. */
export function misreadPolicy(
  how: Misreading,
  { rules, otherwise }: RuleList,
  packets: readonly Packet[],
  vocabulary: Vocabulary,
  remembers: boolean,
): Ruling[] {
  const read = rules.map((rule) => {
    const compiled = compileRule(withoutIgnored(how, rule), vocabulary)
    return compiled.ok ? compiled.region : null
  })
  const known = new Set<string>()
  return packets.map((given) => {
    const connection = connectionOf(given)
    const packet = remembers ? { ...given, established: known.has(connection) } : given
    const matching = read.flatMap((region, index) => (region && matches(how, region, packet) ? [index] : []))
    const by = choose(how, matching, rules, read)
    const decision = (by === null ? null : rules[by]?.action) ?? otherwise
    if (decision === 'accept' || how === 'remembers-denied') known.add(connection)
    return { decision, by }
  })
}

function withoutIgnored(how: Misreading, rule: Rule): Rule {
  const { zone, source, destination, sourcePorts, destinationPorts, state } = emptyRule
  switch (how) {
    case 'ignores-zone':
      return { ...rule, zone }
    case 'ignores-protocol':
      return { ...rule, protocol: 'any' }
    case 'ignores-addresses':
      return { ...rule, source, destination }
    case 'ignores-ports':
      return { ...rule, sourcePorts, destinationPorts }
    case 'ignores-state':
      return { ...rule, state }
    default:
      return rule
  }
}

function matches(how: Misreading, region: Region, packet: Packet): boolean {
  const holds = (each: Packet) => contains(region, regionOfPoint(pointOf(each)))
  if (holds(packet)) return true
  if (how !== 'both-directions') return false
  const { source, destination, sourcePort, destinationPort } = packet
  const back = {
    ...packet,
    source: destination,
    destination: source,
    sourcePort: destinationPort,
    destinationPort: sourcePort,
  }
  // The other direction arrives from another zone.
  const zones = region[0] ?? []
  return holds({ ...back, zone: zones[0] ?? 0 })
}

function choose(
  how: Misreading,
  matching: readonly number[],
  rules: readonly Rule[],
  regions: readonly (Region | null)[],
): number | null {
  const [first = null] = matching
  switch (how) {
    case 'last-match':
      return matching.at(-1) ?? null
    case 'most-specific':
      return matching.toSorted((a, b) => breadth(regions[a]) - breadth(regions[b]))[0] ?? null
    case 'accept-wins':
      return matching.find((index) => rules[index]?.action === 'accept') ?? first
    case 'deny-wins':
      return matching.find((index) => rules[index]?.action === 'deny') ?? first
    default:
      return first
  }
}

/** How many packets a rule matches, as a logarithm. */
const breadth = (region: Region | null | undefined): number =>
  (region ?? []).reduce((sum, set) => sum + Math.log(sizeOf(set)), 0)

const sizeOf = (set: readonly number[]): number => {
  let size = 0
  for (let at = 0; at < set.length; at += 2) size += (set[at + 1] ?? 0) - (set[at] ?? 0) + 1
  return size
}
