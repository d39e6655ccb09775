// Holds a network against what is required of it, exactly: of a requirement that is not kept, the way and a packet.
import type { TopologyPart } from '#graders/parts/topology/topology-part.ts'
import type { Budget } from '#protocols/firewall/compare/budget.ts'
import type { Region } from '#protocols/firewall/compare/region.ts'
import { humanOrder, packetAt } from '#protocols/firewall/packet/human-packet.ts'
import { describePacket } from '#protocols/firewall/packet/trace-packet.ts'
import type { Vocabulary } from '#protocols/firewall/rule/rule.ts'
import {
  findStopped,
  stoppedAt,
  type Way,
  waysBetween,
  type ZoneOrHost,
} from '#protocols/firewall/topology/reach.ts'
import type { Topology } from '#protocols/firewall/topology/topology.ts'

type Requirement = TopologyPart['requirements'][number]

export interface KeptRequirement {
  id: string
  met: boolean
  way: readonly string[]
  follows: string
}

interface Network {
  topology: Topology
  vocabulary: Vocabulary
  budget: Budget
}

export function judgeRequirement(network: Network, requirement: Requirement): KeptRequirement {
  const { id, must } = requirement
  const broken = must === 'pass' ? findHindrance(network, requirement) : findWayThrough(network, requirement)
  return { id, met: broken === null, way: broken?.way ?? [], follows: broken?.follows ?? '' }
}

type Broken = Pick<KeptRequirement, 'way' | 'follows'> | null

/** Something of what must pass is stopped. */
function findHindrance(network: Network, { from, to, packets, through }: Requirement): Broken {
  if (through === undefined) return hindranceOn(network, from ?? to, to, packets)
  const gateway = network.topology.hosts.find(({ id }) => id === through)
  const relay = gateway?.relays.find((each) => each.to === to)
  if (!gateway || !relay) return { way: [], follows: `${through} relays nothing to ${to}.` }
  return (
    hindranceOn(network, from ?? to, through, relay.hears) ?? hindranceOn(network, through, to, relay.packets)
  )
}

function hindranceOn(
  { topology, vocabulary, budget }: Network,
  from: ZoneOrHost,
  to: ZoneOrHost,
  packets: string,
): Broken {
  const ways = waysBetween(topology, vocabulary, from, to, packets, budget)
  const stopped = ways.map((way) => ({ way, region: findStopped(way, budget) }))
  // One way that lets all of it pass is enough.
  if (stopped.some(({ region }) => region === null)) return null
  const first = stopped.find(({ region }) => region !== null)
  if (!first || first.region === null) return { way: [], follows: `There is no way from ${from} to ${to}.` }
  const { way, region } = first
  const point = pointIn(region, vocabulary)
  const by = stoppedAt(way, point, vocabulary)
  const packet = inWords(point, vocabulary)
  const rule = by === null ? '' : by.rule === null ? ' by its default' : ` by its rule ${by.rule + 1}`
  return {
    way: placesOn(way),
    follows: `This has to get through and does not: ${by?.router ?? 'a router'} stops ${packet}${rule}.`,
  }
}

/** Something of what must be stopped gets through: from who begins, from the host that has fallen, or relayed by a
 * gateway that either can reach. */
function findWayThrough(network: Network, { from, to, packets, fallen }: Requirement): Broken {
  const { topology } = network
  const begins = [from, fallen].filter((each) => each !== undefined)
  for (const place of begins) {
    const found = wayThrough(network, place, to, packets)
    if (found) {
      const who = place === fallen ? `An intruder on ${place}` : `Whoever is in ${place}`
      return { way: placesOn(found.way), follows: `${who} can send ${found.packet}, and nothing stops it.` }
    }
  }
  if (fallen === undefined) return null
  for (const place of begins) {
    for (const gateway of topology.hosts) {
      for (const relay of gateway.id === place ? [] : gateway.relays) {
        const inTo =
          relay.to === to || topology.hosts.some(({ id, zones }) => id === relay.to && zones.includes(to))
        if (!inTo || !wayThrough(network, place, gateway.id, relay.hears)) continue
        const onward = wayThrough(network, gateway.id, relay.to, relay.packets)
        if (!onward) continue
        return {
          way: [place, gateway.id, ...placesOn(onward.way).slice(1)],
          follows: `From ${place} ${gateway.id} can be reached, and relays to ${relay.to}.`,
        }
      }
    }
  }
  return null
}

function wayThrough(
  { topology, vocabulary, budget }: Network,
  from: ZoneOrHost,
  to: ZoneOrHost,
  packets: string,
) {
  if (from === to) return null
  for (const way of waysBetween(topology, vocabulary, from, to, packets, budget)) {
    const [region] = way.passes
    if (region) return { way, packet: inWords(pointIn(region, vocabulary), vocabulary) }
  }
  return null
}

const pointIn = (region: Region, vocabulary: Vocabulary) => humanOrder(vocabulary).least(region).point

/** The zone from which it arrives differs from router to router. */
const inWords = (point: readonly number[], { names }: Vocabulary) =>
  describePacket(packetAt(point.with(0, 0)), { zones: [], names })

const placesOn = ({ from, to, zones, routers }: Way): string[] => [
  ...(zones[0] === from ? [] : [from]),
  ...zones.flatMap((zone, index) => {
    const router = routers[index]?.router.id
    return router === undefined ? [zone] : [zone, router]
  }),
  ...(zones.at(-1) === to ? [] : [to]),
]
