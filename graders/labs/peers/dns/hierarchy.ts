// The DNS as a tree of servers: root, top-level domains and the zones of a lab, delegated from above with glue where glue
// can be (protocols/dns/resolve/internet.ts). The root is at those of its addresses on the Internet that are written
// into the program; nobody else is anywhere but at the addresses that the zone above tells.
import type { DnsServerSpec } from '#graders/labs/peers/dns/dns-server.ts'
import type { Mischief } from '#graders/labs/peers/dns/mischief.ts'
import { zone, zoneRecords } from '#graders/labs/peers/dns/zone-of.ts'
import {
  makeInternet,
  makeParents,
  type NameServer,
  type ServerAddress,
} from '#protocols/dns/resolve/internet.ts'

export interface LabZone {
  origin: string
  servers: readonly ServerAddress[]
  /** Its records, as in a zone file; its NS records are made from `servers`. */
  text: string
}

export interface HierarchyOptions {
  zones: readonly LabZone[]
  /** Servers, by name, that do not serve the zone which the zone above says they do. */
  lame?: readonly string[]
  /** What servers do, by name. */
  mischief?: Readonly<Record<string, readonly Mischief[]>>
}

/** The other addresses of root servers: IANA's list of root hints, and two that were in it before. */
const otherRoots = [
  '170.247.170.2',
  '199.9.14.201',
  '192.33.4.12',
  '199.7.91.13',
  '192.203.230.10',
  '192.5.5.241',
  '192.112.36.4',
  '198.97.190.53',
  '192.36.148.17',
  '192.58.128.30',
  '193.0.14.129',
  '199.7.83.42',
  '202.12.27.33',
]

/** The name of the root server in what a student reads. */
export const rootName = 'the root'

export function hierarchy({ zones, lame = [], mischief = {} }: HierarchyOptions): DnsServerSpec[] {
  const served = zones.map(({ origin, servers, text }) => {
    const own = servers.map(({ name }) => `${origin} NS ${name}`).join('\n')
    return { origin, servers, zone: zone(origin, `${own}\n${text}`) }
  })
  const internet = makeInternet(makeParents(served), served)
  return [...internet.servers.values()].map((server) => ({
    name: shownName(server),
    addresses: [server.address],
    ...(server.role === 'root' ? { alsoAt: otherRoots } : {}),
    zones: lame.includes(server.name)
      ? []
      : server.zones.flatMap((one) => (one.zone === null ? [] : [one.zone])),
    mischief: mischief[server.name] ?? [],
  }))
}

const shownName = ({ name, role }: NameServer) =>
  role === 'root' ? rootName : name.replace(/\.$/, '').slice(-32)

/** What a lame server says that knows nothing, and sends whoever asks back to the beginning. */
export const upwards = zoneRecords('. NS a.root-servers.net.\na.root-servers.net. A 198.41.0.4')
