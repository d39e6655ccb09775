// Of all packets in a region, the one that a person would think of first.
//
// How this works: fields are chosen from the most telling to the least: whether it opens a connection, zone,
// protocol, destination, destination port, source, source port. Each field has a list of values that come to mind,
// best first; a region offers the first of them that it holds, or else the plainest value of its set. Within a
// region fields do not depend on each other (but that a zone has its own addresses, and that an established packet
// may go either way), so the best packet of a region is put together field by field.

import type { IntervalSet } from '#protocols/firewall/compare/interval-set.ts'
import { comesBefore, type PointOrder, type RankedPoint } from '#protocols/firewall/compare/least-point.ts'
import type { Region } from '#protocols/firewall/compare/region.ts'
import { field, hasPorts, type Packet, protocolNumbers } from '#protocols/firewall/packet/packet.ts'
import { findAddress, readAddresses } from '#protocols/firewall/rule/address.ts'
import { ephemeralPort, wellKnownPorts } from '#protocols/firewall/rule/ports.ts'
import type { Vocabulary } from '#protocols/firewall/rule/rule.ts'

/** Packets that come to mind early stand first. */
export function humanOrder(vocabulary: Vocabulary): PointOrder {
  const known = preferences(vocabulary)
  return {
    least(region) {
      let best: RankedPoint | null = null
      for (const state of valuesOf(region[field.state] ?? [])) {
        // A packet that opens a connection stands before all others.
        if (best && best.point[field.state] !== state) return best
        for (const zone of valuesOf(region[field.zone] ?? [])) {
          const candidate = chooseFields(region, zone, state, known)
          if (best === null || comesBefore(candidate, best)) best = candidate
        }
      }
      if (!best) throw new Error('firewall: a region without zone or state')
      return best
    },
  }
}

/** What a packet is called whose place is `point`. */
export function packetAt(point: readonly number[]): Packet {
  const at = (name: keyof typeof field) => point[field[name]] ?? 0
  const ports = hasPorts(at('protocol'))
  return {
    zone: at('zone'),
    protocol: at('protocol'),
    source: at('source'),
    destination: at('destination'),
    sourcePort: ports ? at('sourcePort') : null,
    destinationPort: ports ? at('destinationPort') : null,
    established: at('state') === 1,
  }
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

function chooseFields(region: Region, zone: number, state: number, known: Preferences): RankedPoint {
  const point = region.map((set) => set[0] ?? 0)
  const strangeness = [state, 0]
  const choose = (at: number, preferred: readonly Span[]) => {
    const set = region[at] ?? []
    const rank = preferred.findIndex((span) => firstShared(set, span) !== null)
    const found = preferred[rank]
    strangeness.push(found ? rank : preferred.length)
    // What no list holds is stranger than any place on a list, in whichever field.
    if (!found) strangeness[1] = (strangeness[1] ?? 0) + 1
    const shared = found && firstShared(set, found)
    point[at] = shared ? plainest(shared, at) : plainestOf(set, at)
  }
  point[field.state] = state
  point[field.zone] = zone
  choose(field.protocol, protocols)
  choose(field.destination, known.destinations[zone] ?? [])
  choose(field.destinationPort, state === 1 ? [...clientPorts, ...servicePorts] : servicePorts)
  choose(field.source, known.sources[zone] ?? [])
  choose(field.sourcePort, state === 1 ? [...servicePorts, ...clientPorts] : clientPorts)
  strangeness.push(zone, point[field.destination] ?? 0, point[field.source] ?? 0)
  return { point, strangeness }
}

const valuesOf = (set: IntervalSet) =>
  spansOfSet(set).flatMap(({ low, high }) => Array.from({ length: high - low + 1 }, (_, at) => low + at))

const spansOfSet = (set: IntervalSet): Span[] =>
  Array.from({ length: set.length / 2 }, (_, at) => ({ low: set[2 * at] ?? 0, high: set[2 * at + 1] ?? 0 }))

function firstShared(set: IntervalSet, { low, high }: Span): Span | null {
  for (let at = 0; at < set.length; at += 2) {
    const [from, to] = [Math.max(low, set[at] ?? 0), Math.min(high, set[at + 1] ?? 0)]
    if (from <= to) return { low: from, high: to }
  }
  return null
}

/** Hosts are numbered from 1: the address of the network itself is nobody's. */
function usable({ low, high }: Span): Span {
  return high - low >= 3 ? { low: low + 1, high: high - 1 } : { low, high }
}

function plainestOf(set: IntervalSet, at: number): number {
  const spans = spansOfSet(set)
  const first = spans[0] ?? exactly(0)
  const isAddress = at === field.source || at === field.destination
  return plainest((isAddress && spans.find(({ high }) => high > 2 ** 24)) || first, at)
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
