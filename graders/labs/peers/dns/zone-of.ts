// Zones for labs, as a zone file writes them.
import { type DnsRecord } from '#protocols/dns/record/record.ts'
import { makeZone, type Zone } from '#protocols/dns/zone/zone.ts'
import { readZoneText } from '#protocols/dns/zone/zone-text.ts'

const ttl = 300

/** Records in the text of a zone file; without a TTL of their own they have 300 s. @throws for a mistake, with its line */
export function zoneRecords(text: string, origin = '.'): readonly DnsRecord[] {
  const { records, problems } = readZoneText(`$TTL ${ttl}\n${text}`, origin)
  const [problem] = problems
  if (problem !== undefined) throw new Error(`zone text: ${JSON.stringify(problem)}`)
  return records
}

/** A zone with these records; it says of itself what it must (SOA), if the text does not. */
export function zone(origin: string, text: string): Zone {
  const records = zoneRecords(text, origin)
  const hasSoa = records.some(({ data }) => data.type === 'SOA')
  return makeZone(origin, hasSoa ? records : [soaOf(origin), ...records])
}

const soaOf = (origin: string): DnsRecord => ({
  name: origin,
  ttl,
  data: {
    type: 'SOA',
    primary: 'ns.invalid.',
    mailbox: 'hostmaster.invalid.',
    serial: 1,
    refresh: 3_600,
    retry: 900,
    expire: 604_800,
    minimum: 60,
  },
})
