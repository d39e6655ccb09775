// Of all packets in some boxes, the one that a person would think of first.
//
// How this works: fields are chosen from the most telling to the least: whether it opens a connection, zone,
// protocol, destination, destination port, source, source port. Each field has a list of values that come to mind,
// best first; a box offers the first of them that it holds, or else the plainest value of its interval. Within
// a box fields do not depend on each other (but that a zone has its own addresses), so the best packet of a box
// is put together field by field, and the best of all boxes is the best of those.
import { findAddress, readAddresses } from '#protocols/firewall/address.ts'
import type { Box } from '#protocols/firewall/box.ts'
import { field, hasPorts, type Packet, protocolNumbers } from '#protocols/firewall/packet.ts'
import { ephemeralPort, wellKnownPorts } from '#protocols/firewall/ports.ts'
import type { Vocabulary } from '#protocols/firewall/rule.ts'

/** Null when there is no box. */
export function mostHumanPacket(boxes: readonly Box[], vocabulary: Vocabulary): Packet | null {
  const known = preferences(vocabulary)
  let best: { packet: Packet; strangeness: readonly number[] } | null = null
  for (const box of boxes) {
    const candidate = fromBox(box, known)
    if (best === null || isLess(candidate.strangeness, best.strangeness)) best = candidate
  }
  return best?.packet ?? null
}

interface Span {
  low: number
  high: number
}

/** By zone. */
interface Preferences {
  sources: readonly (readonly Span[])[]
  destinations: readonly (readonly Span[])[]
}

const states = [0, 1].map(exactly)
const protocols = [protocolNumbers.tcp, protocolNumbers.udp, protocolNumbers.icmp].map(exactly)
const servicePorts = [...wellKnownPorts.keys()].map(exactly)
const clientPorts: Span[] = [exactly(ephemeralPort), { low: 1_024, high: 65_535 }]
// RFC 5737: addresses for documentation, so that no counterexample names somebody's machine.
const documented = ['198.51.100.7', '203.0.113.9', '192.0.2.33'].map((text) =>
  exactly(findAddress(text) ?? 0),
)

function preferences({ zones, names }: Vocabulary): Preferences {
  const named = names.flatMap(({ addresses }) => spansOf(addresses))
  const hosts = named.filter(({ low, high }) => low === high)
  const nets = named.filter(({ low, high }) => low !== high).map(usable)
  const homes = zones.map(({ addresses }) => (addresses === undefined ? null : spansOf(addresses)))
  const owned = (span: Span) => homes.some((home) => isHome(span, home))
  const foreign = hosts.filter((host) => !owned(host))
  const strangers = documented.filter((stranger) => !owned(stranger))
  return {
    sources: homes.map((home) =>
      home === null
        ? // A zone without addresses of its own is everywhere else.
          [...strangers, ...foreign, ...nets.filter((net) => !owned(net))]
        : [...hosts.filter((host) => isHome(host, home)), ...home.map(usable)],
    ),
    // What crosses the firewall goes to another zone than the one it comes from.
    destinations: homes.map((home) => {
      const far = (span: Span) => owned(span) && !isHome(span, home)
      const others = homes.flatMap((other) => (other === null || other === home ? [] : other.map(usable)))
      const outside = home === null ? [] : [...strangers, ...foreign]
      return [...hosts.filter(far), ...others, ...outside, ...hosts, ...nets, ...strangers]
    }),
  }
}

const isHome = (span: Span, home: readonly Span[] | null) =>
  home?.some(({ low, high }) => low <= span.low && span.high <= high) ?? false

function fromBox(box: Box, known: Preferences): { packet: Packet; strangeness: readonly number[] } {
  const strangeness: number[] = []
  let unlisted = 0
  const choose = (at: number, preferred: readonly Span[]) => {
    const span = { low: box[at] ?? 0, high: box[at + 1] ?? 0 }
    const rank = preferred.findIndex((each) => each.low <= span.high && each.high >= span.low)
    const found = preferred[rank]
    strangeness.push(found ? rank : preferred.length)
    if (!found && preferred.length > 0) unlisted += 1
    const low = Math.max(found?.low ?? 0, span.low)
    return plainest({ low, high: Math.min(found?.high ?? span.high, span.high) }, at)
  }
  const state = choose(field.state, states)
  const zone = choose(field.zone, [])
  const protocol = choose(field.protocol, protocols)
  const destination = choose(field.destination, known.destinations[zone] ?? [])
  const destinationPort = choose(
    field.destinationPort,
    state === 1 ? [...clientPorts, ...servicePorts] : servicePorts,
  )
  const source = choose(field.source, known.sources[zone] ?? [])
  const sourcePort = choose(field.sourcePort, state === 1 ? [...servicePorts, ...clientPorts] : clientPorts)
  const ports = hasPorts(protocol)
  return {
    packet: {
      zone,
      protocol,
      source,
      destination,
      sourcePort: ports ? sourcePort : null,
      destinationPort: ports ? destinationPort : null,
      established: state === 1,
    },
    // What no list holds is stranger than any place on a list, in whichever field.
    strangeness: [unlisted, ...strangeness, zone, destination, source],
  }
}

/** Hosts are numbered from 1: the address of the network itself is nobody's. */
function usable({ low, high }: Span): Span {
  return high - low >= 3 ? { low: low + 1, high: high - 1 } : { low, high }
}

function plainest({ low, high }: Span, at: number): number {
  if (at === field.source || at === field.destination) {
    const start = Math.max(low, 2 ** 24)
    const host = start % 256 === 0 ? start + 1 : start
    return host <= high ? host : low
  }
  if (at === field.destinationPort && low < 1 && high > 1) return 1
  return low
}

const spansOf = (addresses: string): Span[] =>
  addresses.split(',').flatMap((text) => {
    const read = readAddresses(text.trim())
    return read.ok ? [{ low: read.low, high: read.high }] : []
  })

function exactly(value: number): Span {
  return { low: value, high: value }
}

function isLess(a: readonly number[], b: readonly number[]): boolean {
  for (const [index, value] of a.entries()) {
    const other = b[index] ?? 0
    if (value !== other) return value < other
  }
  return false
}
