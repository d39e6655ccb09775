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
const dnsMessages = { id: 'dns-messages', title: 'DNS messages, caching and attacks' }
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
    id: 'dns-bytes',
    title: 'DNS message bytes',
    says: 'A DNS message octet by octet and field by field, with the way of each pointer in it.',
    units: [dnsMessages],
  },
  {
    id: 'policies',
    title: 'Two firewall policies',
    says: 'Whether two policies decide every packet alike, and the plainest packet that shows where not.',
    units: [firewalls],
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
