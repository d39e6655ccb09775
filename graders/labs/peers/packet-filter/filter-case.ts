// What the program of the lab about packet filters is given, and what a filter with a memory makes of it: the model of
// protocols/firewall, asked for one verdict after the other.
import { setImmediate as turn } from 'node:timers/promises'
import { packetsAtOnce } from '#graders/labs/peers/packet-filter/packets-at-once.ts'
import { compilePolicy } from '#protocols/firewall/compare/compile-rule.ts'
import { connectionOf } from '#protocols/firewall/packet/follow-connections.ts'
import { type Packet, pointOf, protocolNumbers } from '#protocols/firewall/packet/packet.ts'
import { tracePacket } from '#protocols/firewall/packet/trace-packet.ts'
import { findAddress } from '#protocols/firewall/rule/address.ts'
import { decide } from '#protocols/firewall/rule/policy.ts'
import type { Vocabulary } from '#protocols/firewall/rule/rule.ts'
import { formatRule, readRules } from '#protocols/firewall/rule/rule-text.ts'

/** The two files, line by line. */
export interface FilterLines {
  rules: readonly string[]
  packets: readonly string[]
}

export interface ExpectedVerdict {
  action: 'accept' | 'deny'
  /** From 0; null for the default. */
  rule: number | null
  packet: Packet
  /** The packet, from 0, by which its connection is known; null when it is new. */
  knownBy: number | null
}

export interface FilterCase {
  lines: FilterLines
  verdicts: readonly ExpectedVerdict[]
  /** A rule as it is written, in quotation marks: “deny any from 203.0.113.0/24”. */
  nameOf: (rule: number) => string
  /** Why that rule does not match the packet of this number; null when it does, or there is no such rule. */
  whyNot: (packet: number, rule: number) => string | null
}

/** Rules of this lab know one side only. */
const vocabulary: Vocabulary = { zones: [{ id: 'anywhere', says: 'anywhere' }], names: [] }

/** @throws when a line cannot be read: that is the author's */
export async function filterCase(lines: FilterLines): Promise<FilterCase> {
  const read = readRules(lines.rules.join('\n'))
  if (!read.ok) throw new Error(`packet-filter: rule line ${read.line}: ${read.says}`)
  const { list } = read
  const policy = compilePolicy(list, vocabulary)
  if (policy === null) throw new Error('packet-filter: a rule that cannot be compiled')
  const opened = new Map<string, number>()
  const verdicts: ExpectedVerdict[] = []
  for (const [number, line] of lines.packets.entries()) {
    if (number % packetsAtOnce === 0) await turn()
    const given = readPacketLine(line)
    const connection = connectionOf(given)
    const knownBy = opened.get(connection) ?? null
    const packet = { ...given, established: knownBy !== null }
    const { decision, rule } = decide(policy, pointOf(packet))
    const action = decision === 'accept' ? 'accept' : 'deny'
    if (action === 'accept' && knownBy === null) opened.set(connection, number)
    verdicts.push({ action, rule, packet, knownBy })
  }
  const written = (rule: number) => list.rules[rule]
  return {
    lines,
    verdicts,
    nameOf: (rule) => {
      const known = written(rule)
      return known === undefined ? 'which there is not' : `“${formatRule(known)}”`
    },
    whyNot: (packet, rule) => {
      const [known, verdict] = [written(rule), verdicts[packet]]
      if (known === undefined || verdict === undefined) return null
      const [step] = tracePacket({ ...list, rules: [known] }, verdict.packet, vocabulary).steps
      return step?.is === 'skipped' ? step.because : null
    },
  }
}

/** "tcp 198.51.100.7 50000 192.0.2.10 80", "icmp 198.51.100.7 192.0.2.10". */
function readPacketLine(line: string): Packet {
  const words = line.split(' ')
  const protocol = words[0] === 'icmp' ? 'icmp' : words[0] === 'udp' ? 'udp' : 'tcp'
  const [from, sourcePort, to, destinationPort] =
    protocol === 'icmp' ? [words[1], null, words[2], null] : words.slice(1)
  const [source, destination] = [from, to].map((text) => findAddress(text ?? ''))
  if (source == null || destination == null) throw new Error(`packet-filter: no packet: ${line}`)
  return {
    zone: 0,
    protocol: protocolNumbers[protocol],
    source,
    destination,
    sourcePort: sourcePort == null ? null : Number(sourcePort),
    destinationPort: destinationPort == null ? null : Number(destinationPort),
    established: false,
  }
}

const writeFile = (lines: readonly string[], file: string) =>
  `printf '%s\\n' ${lines.map((line) => `'${line}'`).join(' ')} > ${file}`

/** The command that makes both files and shows the verdicts, outside the platform. */
export const filterCommand = ({ rules, packets }: FilterLines): string =>
  `${writeFile(rules, 'rules.txt')}; ${writeFile(packets, 'packets.txt')}; {program} rules.txt packets.txt`
