// An internet of zones for a trace: each says who serves it; delegations, glue and the servers' own addresses follow.

import { isWithin, labelsOf, nameKey, sameName } from '#protocols/dns/record/name.ts'
import type { DnsRecord } from '#protocols/dns/record/record.ts'
import type { Internet, NameServer, ServedZone, ServerAddress } from '#protocols/dns/resolve/internet.ts'
import { makeZone } from '#protocols/dns/zone/zone.ts'

export interface TracedZone {
  origin: string
  servers: readonly string[]
  /** How long the zone above lets a delegation to it be kept. */
  ttlS: number
  /** How long it lets be kept that there is nothing. */
  negativeS: number
  records: readonly DnsRecord[]
}

const depth = (name: string) => labelsOf(name).length

/** The deepest of the zones that a name lies in; null where there is none. */
export function zoneOfName<Z extends { origin: string }>(zones: readonly Z[], name: string): Z | null {
  return zones
    .filter(({ origin }) => isWithin(name, origin))
    .reduce<Z | null>((best, each) => (best && depth(best.origin) >= depth(each.origin) ? best : each), null)
}

/** The zone that delegates to it; null for the root. */
const parentZone = (zones: readonly TracedZone[], { origin }: TracedZone) =>
  zoneOfName(
    zones.filter((each) => !sameName(each.origin, origin)),
    origin,
  )

/** @param prefix what all addresses of its servers begin with */
export function makeTracedInternet(zones: readonly TracedZone[], prefix = '192.0.2.'): Internet {
  const hosts = [...new Set(zones.flatMap(({ servers }) => servers))]
  const addresses = new Map(hosts.map((host, index) => [nameKey(host), `${prefix}${index + 1}`]))
  const addressed = (name: string): ServerAddress => ({ name, address: addresses.get(nameKey(name)) ?? '' })
  const served = zones.map(
    (zone): ServedZone => ({
      origin: zone.origin,
      servers: zone.servers.map(addressed),
      zone: makeZone(zone.origin, [...recordsOf(zone), ...zone.records]),
    }),
  )
  const servers = new Map<string, NameServer>()
  for (const host of hosts) {
    const { name, address } = addressed(host)
    const own = served.filter((each) => each.servers.some((server) => sameName(server.name, host)))
    const role = own.some(({ origin }) => origin === '.') ? 'root' : 'authority'
    servers.set(address, { name, address, role, zones: own })
  }
  return { roots: served.find(({ origin }) => origin === '.')?.servers ?? [], servers }

  function recordsOf(zone: TracedZone): DnsRecord[] {
    const { origin, servers, negativeS } = zone
    const children = zones.filter((each) => parentZone(zones, each) === zone)
    const soa: DnsRecord = {
      name: origin,
      ttl: negativeS,
      data: {
        type: 'SOA',
        primary: servers[0] ?? '.',
        mailbox: 'hostmaster.example.',
        serial: 1,
        refresh: 3_600,
        retry: 900,
        expire: 604_800,
        minimum: negativeS,
      },
    }
    const delegations = [zone, ...children].flatMap((each) =>
      each.servers.map(
        (target): DnsRecord => ({ name: each.origin, ttl: each.ttlS, data: { type: 'NS', target } }),
      ),
    )
    // A server below the zone cut is glue of the one above; one of the zone’s own has its record here.
    const known = new Map<string, DnsRecord>()
    for (const each of zones) {
      for (const name of each.servers) {
        const isGlue = children.includes(each) && isWithin(name, each.origin)
        if (!isGlue && zoneOfName(zones, name) !== zone) continue
        const key = nameKey(name)
        known.set(
          key,
          known.get(key) ?? { name, ttl: each.ttlS, data: { type: 'A', address: addressed(name).address } },
        )
      }
    }
    return [soa, ...delegations, ...known.values()]
  }
}
