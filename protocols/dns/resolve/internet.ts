// A small internet to resolve names in: root, top-level domains, and the servers of some zones, of which one may be
// the student's. Root and top level are made from the rest, delegations and glue included.

import { readIpv4 } from '#protocols/dns/record/address.ts'
import { isWithin, joinLabels, labelsOf, nameKey } from '#protocols/dns/record/name.ts'
import type { DnsRecord } from '#protocols/dns/record/record.ts'
import { makeZone, type Zone } from '#protocols/dns/zone/zone.ts'

export interface ServerAddress {
  name: string
  address: string
}

export interface ServedZone {
  origin: string
  /** As the zone above knows them. */
  servers: readonly ServerAddress[]
  /** Null when it could not be loaded: its servers fail. */
  zone: Zone | null
  /** The student's own: records carry lines of their text. */
  own?: boolean
}

export interface NameServer {
  name: string
  address: string
  role: 'root' | 'top-level' | 'authority'
  zones: readonly ServedZone[]
}

export interface Internet {
  roots: readonly ServerAddress[]
  /** By address. */
  servers: ReadonlyMap<string, NameServer>
}

const root: ServerAddress = { name: 'a.root-servers.net.', address: '198.41.0.4' }
const parentTtl = 172_800

/** Where a zone is, whatever it holds. */
export type ZonePlace = Pick<ServedZone, 'origin' | 'servers'>

/** The root, and the top-level domains that the given zones lie in, with their delegations. */
export function makeParents(zones: readonly ZonePlace[]): ServedZone[] {
  const tops = [...new Set(zones.map(({ origin }) => nameKey(joinLabels(labelsOf(origin).slice(-1)))))]
  const topZones = tops.map((origin, index): ServedZone => {
    const own: ServerAddress = { name: `a.nic.${origin}`, address: `192.31.80.${30 + index}` }
    // Where the zone above is one of the given ones, it is that zone's task to delegate.
    const below = zones.filter(
      (zone) =>
        isWithin(zone.origin, origin) &&
        !zones.some((above) => above !== zone && isWithin(zone.origin, above.origin)),
    )
    return { origin, servers: [own], zone: makeZone(origin, parentRecords(origin, [own], below)) }
  })
  const rootZone = makeZone('.', parentRecords('.', [root], topZones))
  return [{ origin: '.', servers: [root], zone: rootZone }, ...topZones]
}

export function makeInternet(parents: readonly ServedZone[], zones: readonly ServedZone[]): Internet {
  const servers = new Map<string, NameServer>()
  const add = (served: ServedZone, role: NameServer['role']) => {
    for (const { name, address } of served.servers) {
      const known = servers.get(address)
      servers.set(address, {
        name,
        address,
        role: known?.role ?? role,
        zones: [...(known?.zones ?? []), served],
      })
    }
  }
  for (const parent of parents) add(parent, parent.origin === '.' ? 'root' : 'top-level')
  for (const zone of zones) add(zone, 'authority')
  return { roots: [root], servers }
}

function parentRecords(
  origin: string,
  own: readonly ServerAddress[],
  children: readonly ZonePlace[],
): DnsRecord[] {
  const soa: DnsRecord = {
    name: origin,
    ttl: parentTtl,
    data: {
      type: 'SOA',
      primary: own[0]?.name ?? '.',
      mailbox: 'hostmaster.nic.example.',
      serial: 1,
      refresh: 1_800,
      retry: 900,
      expire: 604_800,
      minimum: 900,
    },
  }
  const served = [{ origin, servers: own }, ...children]
  const delegations = served.flatMap(({ origin: name, servers }) =>
    servers.map((server): DnsRecord => ({ name, ttl: parentTtl, data: { type: 'NS', target: server.name } })),
  )
  const glue = served
    .flatMap(({ servers }) => servers)
    .filter(({ name }) => isWithin(name, origin))
    .map(({ name, address }): DnsRecord => {
      const type = readIpv4(address) ? 'A' : 'AAAA'
      return { name, ttl: parentTtl, data: { type, address } }
    })
  return [soa, ...delegations, ...glue]
}

/** The zone of this server that answers for a name: the deepest (RFC 1034 section 4.3.2, step 2). */
export function zoneFor(server: NameServer, name: string): ServedZone | null {
  let best: ServedZone | null = null
  for (const served of server.zones) {
    if (!isWithin(name, served.origin)) continue
    if (!best || labelsOf(served.origin).length > labelsOf(best.origin).length) best = served
  }
  return best
}
