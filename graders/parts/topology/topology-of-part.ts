import type { PartScope } from '#graders/parts/part-kind.ts'
import { perVariant } from '#graders/parts/per-variant.ts'
import { addressesElsewhere } from '#graders/parts/topology/live/built-network.ts'
import type { PresentedTopology } from '#graders/parts/topology/presented-topology.ts'
import type { TopologyPart } from '#graders/parts/topology/topology-part.ts'
import type { TopologyResponse } from '#graders/parts/topology/topology-response.ts'

const kind = 'topology'

/** The part in a variant, its texts filled in. */
export const topologyOfPart = perVariant((part: TopologyPart, scope: PartScope): PresentedTopology => {
  const { id, ask, points } = part
  const addresses = part.zones.map((zone) =>
    zone.addresses === undefined ? null : scope.fillExactly(zone.addresses),
  )
  const elsewhere = addressesElsewhere(addresses.filter((each) => each !== null))
  return {
    id,
    kind,
    ask: scope.fill(ask),
    points,
    zones: part.zones.map((zone, index) => ({
      id: zone.id,
      says: scope.fill(zone.says),
      addresses: addresses[index] ?? elsewhere,
    })),
    routers: part.routers.map(({ id: name, between, start, fixed }) => ({
      id: name,
      between,
      start: scope.fillExactly(start),
      fixed,
    })),
    hosts: part.hosts.map(({ id: name, says, number, where, relays }) => ({
      id: name,
      says: scope.fill(says),
      number: Number(scope.fillExactly(number)),
      where,
      relays: relays.map(({ hears, to, packets }) => ({
        hears: scope.fillExactly(hears),
        to,
        packets: scope.fillExactly(packets),
      })),
    })),
    requirements: part.requirements.map(({ id: name, says }) => ({ id: name, says: scope.fill(says) })),
  }
})

/** The author's network, with what is otherwise than in it. */
export function arrangedAs(
  part: TopologyPart,
  scope: PartScope,
  other: Partial<Pick<TopologyPart['solution'], 'placed' | 'policies'>> = {},
): TopologyResponse {
  const { placed, policies } = part.solution
  const texts = Object.entries({ ...policies, ...other.policies })
  return {
    kind,
    placed: { ...placed, ...other.placed },
    policies: Object.fromEntries(texts.map(([router, text]) => [router, scope.fillExactly(text)])),
  }
}
