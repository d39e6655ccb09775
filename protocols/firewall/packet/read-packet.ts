// One packet in the words of a rule: "tcp on internet from 198.51.100.7 port 50000 to web port 80".
import { compileRule } from '#protocols/firewall/compare/compile-rule.ts'
import { packetAt } from '#protocols/firewall/packet/human-packet.ts'
import { field, type Packet, protocolNumbers } from '#protocols/firewall/packet/packet.ts'
import type { Vocabulary } from '#protocols/firewall/rule/rule.ts'
import { readPacketSet } from '#protocols/firewall/rule/rule-text.ts'

export type ReadPacketText = { ok: true; packet: Packet } | { ok: false; says: string }

const words: readonly (readonly [keyof typeof field, string])[] = [
  ['zone', 'Say from which zone it arrives: on internet.'],
  ['protocol', 'Say which protocol it is of: tcp, udp or icmp.'],
  ['source', 'Say which one address it is from: from 198.51.100.7.'],
  ['destination', 'Say which one address it goes to: to web.'],
]
const portWords: typeof words = [
  ['sourcePort', 'Say from which one port: from 198.51.100.7 port 50000.'],
  ['destinationPort', 'Say to which one port: to web port 80.'],
]

/** Without `established` it is new. */
export function readPacketText(text: string, vocabulary: Vocabulary): ReadPacketText {
  const read = readPacketSet(text)
  if (!read.ok) return read
  const compiled = compileRule(read.fields, vocabulary)
  if (!compiled.ok) return { ok: false, says: compiled.problems[0]?.says ?? '' }
  const { region } = compiled
  const isOne = (name: keyof typeof field) => {
    const [low, high, ...more] = region[field[name]] ?? []
    return low === high && more.length === 0
  }
  const ported = read.fields.protocol !== 'icmp'
  const missing = [...words, ...(ported ? portWords : [])].find(([name]) => !isOne(name))
  if (missing) return { ok: false, says: missing[1] }
  const packet = packetAt(region.map(([low = 0]) => low))
  if (packet.protocol === protocolNumbers.icmp) return { ok: true, packet: { ...packet, established: false } }
  return { ok: true, packet: { ...packet, established: read.fields.state === 'established' } }
}
