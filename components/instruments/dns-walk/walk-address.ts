// An internet of a few zones and a question, as the address holds them.
import { readIpv4 } from '#protocols/dns/record/address.ts'
import { readName } from '#protocols/dns/record/name.ts'
import { isRecordType, type RecordType } from '#protocols/dns/record/record.ts'
import { type Internet, makeInternet, makeParents } from '#protocols/dns/resolve/internet.ts'
import { loadZone } from '#protocols/dns/zone/load-zone.ts'
import type { ZoneProblem } from '#protocols/dns/zone/zone-problem.ts'

/** A zone as it is written. */
export interface WrittenZone {
  origin: string
  /** Its name server, as the zone above knows it. */
  server: string
  address: string
  text: string
}

export interface WalkSettings {
  zones: readonly WrittenZone[]
  name: string
  type: RecordType
  /** Questions that are shown; null for all. */
  steps: number | null
}

export const zonesMax = 4
export const writtenZoneMax = 1_500
export const nameCharactersMax = 255
const stepsMax = 50

const example: readonly WrittenZone[] = [
  {
    origin: 'example.org.',
    server: 'ns1.example.org.',
    address: '192.0.2.53',
    text: `@ 3600 IN SOA ns1 hostmaster 1 7200 900 1209600 900
@ 3600 IN NS ns1
ns1 3600 IN A 192.0.2.53
www 300 IN CNAME shop.cdn.example.net.
mail 3600 IN A 192.0.2.25
`,
  },
  {
    origin: 'cdn.example.net.',
    server: 'ns.dns.test.',
    address: '198.51.100.53',
    text: `@ 3600 IN SOA ns.dns.test. hostmaster 1 7200 900 1209600 60
@ 3600 IN NS ns.dns.test.
shop 60 IN A 198.51.100.80
`,
  },
  {
    origin: 'dns.test.',
    server: 'ns.dns.test.',
    address: '198.51.100.53',
    text: `@ 3600 IN SOA ns hostmaster 1 7200 900 1209600 900
@ 3600 IN NS ns
ns 3600 IN A 198.51.100.53
`,
  },
]

/** What the address holds; an example where it holds no zone. */
export function readWalk(given: URLSearchParams): WalkSettings {
  const zones = Array.from({ length: zonesMax }, (_, index) => given.get(`zone${index + 1}`)).flatMap(
    (written) => {
      if (written === null) return []
      const [head = '', ...lines] = written.slice(0, writtenZoneMax + 3 * nameCharactersMax).split('\n')
      const [origin = '', server = '', address = ''] = head
        .split(' ')
        .map((word) => word.slice(0, nameCharactersMax))
      return [{ origin, server, address, text: lines.join('\n').slice(0, writtenZoneMax) }]
    },
  )
  const steps = Number(given.get('steps') ?? '')
  const type = given.get('type') ?? ''
  return {
    zones: zones.length > 0 ? zones : example,
    name: (given.get('name') ?? 'www.example.org').slice(0, nameCharactersMax),
    type: isRecordType(type) ? type : 'A',
    steps: Number.isInteger(steps) && steps >= 1 && steps <= stepsMax ? steps : null,
  }
}

/** With a question mark in front. */
export function writeWalk({ zones, name, type, steps }: WalkSettings): string {
  const words = new URLSearchParams({ name, type })
  if (steps !== null) words.set('steps', String(steps))
  for (const [index, { origin, server, address, text }] of zones.entries()) {
    const head = [origin, server, address].map((word) => word.replaceAll(/\s/gu, '')).join(' ')
    words.set(`zone${index + 1}`, `${head}\n${text}`)
  }
  return `?${words}`
}

export interface ReadZone {
  /** Of origin, server and address; null where they can be read. */
  says: string | null
  /** Of its text. */
  problems: readonly ZoneProblem[]
}

/** The internet that the zones make, root and top level included; a zone whose head cannot be read has no part in it. */
export function internetOf(written: readonly WrittenZone[]): {
  internet: Internet
  zones: readonly ReadZone[]
} {
  const read = written.map(({ origin, server, address, text }, index) => {
    const [zone, host] = [readName(origin, '.'), readName(server, '.')]
    const before = written.slice(0, index)
    const says = !zone.ok
      ? `The zone: ${zone.says}`
      : zone.name === '.'
        ? 'The root is there already: write a zone below it.'
        : before.some((each) => sameOrigin(each.origin, origin))
          ? 'This zone is there already.'
          : !host.ok
            ? `Its server: ${host.says}`
            : readIpv4(address) === null
              ? 'The address of its server is no IPv4 address, such as 192.0.2.53.'
              : null
    if (says !== null || !zone.ok || !host.ok) return { says, problems: [], served: null }
    const loaded = loadZone(text.slice(0, writtenZoneMax), zone.name)
    const served = {
      origin: zone.name,
      servers: [{ name: host.name, address }],
      zone: loaded.zone,
      own: true,
    }
    return { says, problems: loaded.problems, served }
  })
  const served = read.flatMap((each) => each.served ?? [])
  return {
    internet: makeInternet(makeParents(served), served),
    zones: read.map(({ says, problems }) => ({ says, problems })),
  }
}

function sameOrigin(one: string, other: string): boolean {
  const [a, b] = [readName(one, '.'), readName(other, '.')]
  return a.ok && b.ok && a.name.toLowerCase() === b.name.toLowerCase()
}
