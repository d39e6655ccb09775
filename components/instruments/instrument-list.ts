// All instruments, in the order of the units: the list page, the head of each page and the pages of units say the same.

export interface Instrument {
  /** Its address: /instruments/<id>. */
  id: InstrumentId
  title: string
  /** What it shows, in one sentence. */
  says: string
  /** Units that it belongs to, the first one above all. */
  units: readonly { id: string; title: string }[]
}

const httpDelay = { id: 'http-delay', title: 'HTTP delay' }
const http = { id: 'http', title: 'HTTP messages and state' }
const sockets = { id: 'sockets', title: 'Socket programming' }
const caching = { id: 'caching', title: 'Web caching' }
const dns = { id: 'dns', title: 'DNS names and records' }
const dnsMessages = { id: 'dns-messages', title: 'DNS messages, caching and attacks' }
const peerToPeer = { id: 'peer-to-peer', title: 'Peer-to-peer' }
const streaming = { id: 'streaming', title: 'Streaming and CDNs' }
const security = { id: 'security', title: 'IPsec, TLS and PGP' }
const firewalls = { id: 'firewalls', title: 'Firewalls and gateways' }

const listed = [
  {
    id: 'page-load',
    title: 'How a page loads',
    says: 'One page over every kind of HTTP connection side by side: which way wins, and where that turns.',
    units: [httpDelay],
  },
  {
    id: 'http-reader',
    title: 'HTTP message reader',
    says: 'What a recipient reads in the octets of a connection: fields, framing, and what it refuses.',
    units: [http, sockets],
  },
  {
    id: 'cache',
    title: 'Web cache',
    says: 'What a cache does with each of several requests, how old its copies are, and why.',
    units: [caching],
  },
  {
    id: 'dns-walk',
    title: 'DNS walk',
    says: 'Whom a resolver asks, one after the other, in a small internet whose zones can be changed.',
    units: [dns, dnsMessages],
  },
  {
    id: 'dns-bytes',
    title: 'DNS message bytes',
    says: 'A DNS message octet by octet and field by field, with the way of each pointer in it.',
    units: [dnsMessages],
  },
  {
    id: 'swarm',
    title: 'A swarm of peers',
    says: 'A file that spreads from a seed over its peers: how fast by each rule, and what is lost when the seed goes.',
    units: [peerToPeer],
  },
  {
    id: 'rate-adaptation',
    title: 'Rate adaptation',
    says: 'A video over a network whose rate changes: what becomes of it with each way to choose qualities.',
    units: [streaming],
  },
  {
    id: 'policies',
    title: 'Two firewall policies',
    says: 'Whether two policies decide every packet alike, and the plainest packet that shows where not.',
    units: [firewalls],
  },
  {
    id: 'handshake',
    title: 'TLS handshakes',
    says: 'Two handshakes side by side: who waits for what, how long it takes, and what can be read on the way.',
    units: [security],
  },
  {
    id: 'pipeline',
    title: 'What Trudy sees',
    says: 'Sign, encrypt, join, compress in any order: what then holds, and which attack there is where it does not.',
    units: [security],
  },
] as const

export type InstrumentId = (typeof listed)[number]['id']
export const instruments: readonly Instrument[] = listed

export function getInstrument(id: InstrumentId): Instrument {
  const found = instruments.find((each) => each.id === id)
  if (found === undefined) throw new Error(`There is no instrument ${id}.`)
  return found
}

export const instrumentsOf = (unitId: string): readonly Instrument[] =>
  instruments.filter(({ units }) => units.some(({ id }) => id === unitId))
