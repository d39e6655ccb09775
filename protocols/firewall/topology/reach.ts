// What gets from one place of a topology to another, exactly: the sets of packets that every router on the way lets
// pass, composed. A packet of any of them is a way through, and one of none of them is stopped.
import type { Budget } from '#protocols/firewall/compare/budget.ts'
import { compileRule } from '#protocols/firewall/compare/compile-rule.ts'
import { intersect, type Region, regionsOutside } from '#protocols/firewall/compare/region.ts'
import { findUncovered } from '#protocols/firewall/compare/uncovered.ts'
import { decide, type Policy } from '#protocols/firewall/rule/policy.ts'
import type { Vocabulary } from '#protocols/firewall/rule/rule.ts'
import { readPacketSet } from '#protocols/firewall/rule/rule-text.ts'
import { pathBetween, type RouterOnPath, type Topology } from '#protocols/firewall/topology/topology.ts'

/** A zone or a host. */
export type ZoneOrHost = string

export interface Way {
  from: string
  to: string
  /** Zones, one after the other. */
  zones: readonly string[]
  routers: readonly RouterOnPath[]
  /** All packets that are asked about. */
  asked: Region
  /** What of them gets through. */
  passes: readonly Region[]
}

/** The budget is spent. */
export class TooIntricate extends Error {}

const regionsMax = 4_000

/** Every way from one place to another for packets in the words of a rule (`tcp port 80`); none where nothing joins
 * them. Of a host with two feet there are several. */
export function waysBetween(
  topology: Topology,
  vocabulary: Vocabulary,
  from: ZoneOrHost,
  to: ZoneOrHost,
  packets: string,
  budget: Budget,
): Way[] {
  return placesOf(topology, from).flatMap((source) =>
    placesOf(topology, to).flatMap((target): Way[] => {
      const routers = pathBetween(topology.routers, source.zone, target.zone)
      const asked = askedRegion(packets, source.addresses, target.addresses, vocabulary)
      if (routers === null || asked === null) return []
      let passes: Region[] = [asked]
      for (const { router, arrives } of routers) {
        const zone = vocabulary.zones.findIndex(({ id }) => id === arrives)
        passes = passing(router.policy, zone, passes, budget)
      }
      const zones = [source.zone, ...routers.map(({ router, arrives }) => otherSide(router.between, arrives))]
      return [{ from, to, zones, routers, asked, passes }]
    }),
  )
}

const otherSide = ([one, other]: readonly [string, string], zone: string) => (one === zone ? other : one)

function placesOf({ zones, hosts }: Topology, place: ZoneOrHost): { zone: string; addresses: string }[] {
  const host = hosts.find(({ id }) => id === place)
  if (!host)
    return zones.filter(({ id }) => id === place).map(({ id, addresses }) => ({ zone: id, addresses }))
  return host.zones.map((zone, index) => ({ zone, addresses: host.addresses[index] ?? '' }))
}

function askedRegion(
  packets: string,
  source: string,
  destination: string,
  vocabulary: Vocabulary,
): Region | null {
  const read = readPacketSet(packets)
  if (!read.ok) return null
  const compiled = compileRule({ ...read.fields, source, destination, state: 'new' }, vocabulary)
  return compiled.ok ? compiled.region : null
}

/** What of these packets a router accepts that come to it from a zone, as disjoint regions. The zone is not part of
 * what goes on: at the next router it is another one. */
function passing(policy: Policy, zone: number, packets: readonly Region[], budget: Budget): Region[] {
  const accepted: Region[] = []
  let open: Region[] = [...packets]
  for (const { regions, decision } of policy.rules) {
    for (const region of regions) {
      if (
        !(region[0] ?? []).some((low, at, set) => at % 2 === 0 && low <= zone && zone <= (set[at + 1] ?? low))
      ) {
        continue
      }
      const left: Region[] = []
      for (const each of open) {
        const matched = region.with(0, each[0] ?? [])
        const both = intersect(each, matched)
        budget.left -= 1
        if (budget.left < 0 || accepted.length + left.length > regionsMax) throw new TooIntricate()
        if (both === null) left.push(each)
        else {
          if (decision === 'accept') accepted.push(both)
          left.push(...regionsOutside(each, matched))
        }
      }
      open = left
    }
  }
  return policy.otherwise === 'accept' ? [...accepted, ...open] : accepted
}

/** A set of packets of a way that is stopped; null where all pass. */
export function findStopped({ asked, passes }: Way, budget: Budget): Region | null {
  const coverage = findUncovered(asked, passes, budget)
  if (coverage.is === 'too-intricate') throw new TooIntricate()
  return coverage.is === 'open' ? coverage.region : null
}

/** Who stops a packet on its way, and by which of its rules, from 0; null is the default. */
export function stoppedAt(
  { routers }: Way,
  point: readonly number[],
  vocabulary: Vocabulary,
): { router: string; rule: number | null } | null {
  for (const { router, arrives } of routers) {
    const zone = vocabulary.zones.findIndex(({ id }) => id === arrives)
    const { decision, rule } = decide(router.policy, point.with(0, zone))
    if (decision === 'deny') return { router: router.id, rule }
  }
  return null
}
