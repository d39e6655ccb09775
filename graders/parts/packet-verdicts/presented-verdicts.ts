import type { Packet } from '#protocols/firewall/packet/packet.ts'
import type { RuleList, Vocabulary } from '#protocols/firewall/rule/rule.ts'

/** Packets for a policy as the student sees them: what becomes of them is not in it, nor what a firewall remembers. */
export interface PresentedVerdicts {
  id: string
  kind: 'packet-verdicts'
  ask: string
  points: number
  vocabulary: Vocabulary
  policy: RuleList
  memory: 'none' | 'connections'
  packets: readonly ShownPacket[]
}

export interface ShownPacket {
  says: string | null
  /** `established` is the ACK bit where the firewall has no memory, and false where it has one. */
  packet: Packet
}
