// A packet as a stateful packet filter sees it, and the space of all packets as boxes.
import * as z from 'zod/mini'
import type { Region } from '#protocols/firewall/compare/region.ts'

export const addressMax = 2 ** 32 - 1
export const portMax = 65_535
export const protocolMax = 255

const address = z.int().check(z.gte(0), z.lte(addressMax))
const port = z.int().check(z.gte(0), z.lte(portMax))

export const PacketSchema = z.strictObject({
  /** Index of the zone that it arrives from. */
  zone: z.int().check(z.gte(0), z.lte(100)),
  /** IANA protocol number: 1 ICMP, 6 TCP, 17 UDP. */
  protocol: z.int().check(z.gte(0), z.lte(protocolMax)),
  /** IPv4 addresses as whole numbers. */
  source: address,
  destination: address,
  /** Null unless the protocol is TCP or UDP: no other protocol here has ports. */
  sourcePort: z.nullable(port),
  destinationPort: z.nullable(port),
  /** It belongs to a connection that the firewall has let through before. */
  established: z.boolean(),
})
export type Packet = z.infer<typeof PacketSchema>

export const protocolNumbers = { icmp: 1, tcp: 6, udp: 17 } as const
export type ProtocolName = keyof typeof protocolNumbers

/** Where each field's set stands in a region. */
export const field = {
  zone: 0,
  protocol: 1,
  source: 2,
  destination: 3,
  sourcePort: 4,
  destinationPort: 5,
  state: 6,
} as const

export const hasPorts = (protocol: number) =>
  protocol === protocolNumbers.tcp || protocol === protocolNumbers.udp

/**
 * All packets. What has no ports stands at every port at once; rules with ports match TCP and UDP only
 * (compile-rule.ts), so no set that can be built tells ports of other protocols apart.
 */
export function packetUniverse(zones: number): Region {
  const last = [zones - 1, protocolMax, addressMax, addressMax, portMax, portMax, 1]
  return last.map((high) => [0, high])
}

export function pointOf(packet: Packet): number[] {
  const { zone, protocol, source, destination, sourcePort, destinationPort, established } = packet
  return [zone, protocol, source, destination, sourcePort ?? 0, destinationPort ?? 0, established ? 1 : 0]
}
