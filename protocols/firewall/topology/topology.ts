// Zones joined by routers that filter, and hosts in them. Routers remember connections: their rules decide about new
// ones, and what belongs to an open one passes by itself.
import type { Policy } from '#protocols/firewall/rule/policy.ts'

export interface Topology {
  zones: readonly { id: string; addresses: string }[]
  routers: readonly { id: string; between: readonly [string, string]; policy: Policy }[]
  hosts: readonly TopologyHost[]
}

export interface TopologyHost {
  id: string
  /** Two for a host with a foot in each: it relays what it says and forwards no packets. */
  zones: readonly string[]
  /** By zone. */
  addresses: readonly string[]
  relays: readonly TopologyRelay[]
}

/** Whoever connects to it so gets a connection of its own to there. */
export interface TopologyRelay {
  hears: string
  to: string
  packets: string
}

/** On the way from one zone to another. `arrives` is the zone that a packet comes from at that router. */
export interface RouterOnPath {
  router: Topology['routers'][number]
  arrives: string
}

/** The routers between two zones, of which there is one way; null where there is none. */
export function pathBetween(
  routers: Topology['routers'],
  from: string,
  to: string,
  seen: ReadonlySet<string> = new Set(),
): RouterOnPath[] | null {
  if (from === to) return []
  for (const router of routers) {
    const { between, id } = router
    if (seen.has(id) || !between.includes(from)) continue
    const next = between[0] === from ? between[1] : between[0]
    const rest = pathBetween(routers, next, to, new Set([...seen, id]))
    if (rest) return [{ router, arrives: from }, ...rest]
  }
  return null
}
