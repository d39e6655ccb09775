// A firewall with a memory: packets go through it one after the other, and whether one of them is established is what
// the firewall itself let through before.
import type { Packet } from '#protocols/firewall/packet/packet.ts'
import { type PacketTrace, tracePacket } from '#protocols/firewall/packet/trace-packet.ts'
import type { RuleList, Vocabulary } from '#protocols/firewall/rule/rule.ts'

export interface FollowedPacket {
  /** With the state that the firewall has found. */
  packet: Packet
  trace: PacketTrace
}

/**
 * Plays packets in their order. A connection is known by protocol, addresses and ports, in either direction, from the
 * first packet of it that was accepted; a packet that was denied leaves nothing behind.
 */
export function followConnections(
  list: RuleList,
  packets: readonly Packet[],
  vocabulary: Vocabulary,
): FollowedPacket[] {
  const known = new Set<string>()
  return packets.map((given) => {
    const packet = { ...given, established: known.has(connectionOf(given)) }
    const trace = tracePacket(list, packet, vocabulary)
    if (trace.decision === 'accept') known.add(connectionOf(packet))
    return { packet, trace }
  })
}

/** The same for both directions. */
export function connectionOf(packet: Packet): string {
  const { protocol, source, destination, sourcePort, destinationPort } = packet
  const ends = [`${source}/${sourcePort ?? '-'}`, `${destination}/${destinationPort ?? '-'}`]
  return [protocol, ...ends.toSorted()].join(' ')
}
