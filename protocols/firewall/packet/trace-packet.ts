// What a firewall does with one packet, rule by rule: which field keeps each rule from matching.

import { compileRule, isAny, type RuleField } from '#protocols/firewall/compare/compile-rule.ts'
import { setContains } from '#protocols/firewall/compare/interval-set.ts'
import { contains, type Region, regionOfPoint } from '#protocols/firewall/compare/region.ts'
import { field, type Packet, pointOf, protocolNumbers } from '#protocols/firewall/packet/packet.ts'
import { formatAddress } from '#protocols/firewall/rule/address.ts'
import type { Rule, RuleList, Vocabulary } from '#protocols/firewall/rule/rule.ts'

export type TraceStep =
  /** `because`: the first field that differs, and a sentence about it. */
  | { rule: number; is: 'skipped'; field: RuleField; because: string }
  | { rule: number; is: 'matched' }
  /** It cannot be read, so it matches nothing. */
  | { rule: number; is: 'unreadable'; because: string }

export interface PacketTrace {
  steps: readonly TraceStep[]
  decision: 'accept' | 'deny'
  /** Null: no rule matched, the default decided. */
  decidedBy: number | null
}

const asked: readonly { field: RuleField; at: number; word: string }[] = [
  { field: 'protocol', at: field.protocol, word: 'protocol' },
  { field: 'zone', at: field.zone, word: 'zone' },
  { field: 'source', at: field.source, word: 'source' },
  { field: 'sourcePorts', at: field.sourcePort, word: 'source port' },
  { field: 'destination', at: field.destination, word: 'destination' },
  { field: 'destinationPorts', at: field.destinationPort, word: 'destination port' },
  { field: 'state', at: field.state, word: 'state' },
]

export function tracePacket(
  { rules, otherwise }: RuleList,
  packet: Packet,
  vocabulary: Vocabulary,
): PacketTrace {
  const point = regionOfPoint(pointOf(packet))
  const steps: TraceStep[] = []
  for (const [index, rule] of rules.entries()) {
    const compiled = compileRule(rule, vocabulary)
    if (!compiled.ok) {
      steps.push({ rule: index, is: 'unreadable', because: compiled.problems[0]?.says ?? '' })
    } else if (contains(compiled.region, point)) {
      steps.push({ rule: index, is: 'matched' })
      return { steps, decision: rule.action, decidedBy: index }
    } else
      steps.push({
        rule: index,
        is: 'skipped',
        ...whySkipped(rule, compiled.region, packet, vocabulary),
      })
  }
  return { steps, decision: otherwise, decidedBy: null }
}

function whySkipped(
  rule: Rule,
  region: Region,
  packet: Packet,
  vocabulary: Vocabulary,
): { field: RuleField; because: string } {
  if (packet.sourcePort === null && ![rule.sourcePorts, rule.destinationPorts].every(isAny)) {
    if (rule.protocol === 'any')
      return { field: 'protocol', because: `${protocolName(packet.protocol)} has no ports` }
  }
  for (const { field: name, at, word } of asked) {
    const value = pointOf(packet)[at] ?? 0
    if (setContains(region[at] ?? [], [value, value])) continue
    return { field: name, because: `its ${word} is ${valueOf(packet, name, vocabulary)}` }
  }
  throw new Error('firewall: a rule was skipped whose every field fits')
}

function valueOf(packet: Packet, name: RuleField, { zones }: Vocabulary): string {
  switch (name) {
    case 'protocol':
      return protocolName(packet.protocol)
    case 'zone':
      return zones[packet.zone]?.id ?? String(packet.zone)
    case 'source':
      return formatAddress(packet.source)
    case 'destination':
      return formatAddress(packet.destination)
    case 'sourcePorts':
      return String(packet.sourcePort)
    case 'destinationPorts':
      return String(packet.destinationPort)
    case 'state':
      return packet.established ? 'established' : 'new'
  }
}

/** "TCP", or "protocol 47" for one that has no name here. */
export function protocolName(protocol: number): string {
  const known = Object.entries(protocolNumbers).find(([, number]) => number === protocol)
  return known ? known[0].toUpperCase() : `protocol ${protocol}`
}

/** "a new TCP packet from the zone internet, 198.51.100.7 port 49152, to 192.0.2.10 port 80 (web)". */
export function describePacket(packet: Packet, { zones, names }: Vocabulary): string {
  const end = (address: number, port: number | null) => {
    const text = formatAddress(address)
    const name = names.find(({ addresses }) => addresses === text)?.id
    return `${text}${name ? ` (${name})` : ''}${port === null ? '' : ` port ${port}`}`
  }
  const state = packet.established ? 'an established' : 'a new'
  const zone = zones.length > 1 ? `, arriving from the zone ${zones[packet.zone]?.id ?? packet.zone}` : ''
  const from = end(packet.source, packet.sourcePort)
  const to = end(packet.destination, packet.destinationPort)
  return `${state} ${protocolName(packet.protocol)} packet from ${from} to ${to}${zone}`
}
