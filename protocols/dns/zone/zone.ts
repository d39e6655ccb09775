// A zone as a server holds it: records by name and type, names that exist only because something stands below
// them, and where authority is given away.
import { isWithin, nameKey, parentOf, sameName } from '#protocols/dns/record/name.ts'
import { type DnsRecord, dataKey, type RecordType, type SoaData } from '#protocols/dns/record/record.ts'

export interface Zone {
  origin: string
  /** As served: in the order of the text, equal records once, one TTL for a set, nothing from outside the zone. */
  records: readonly DnsRecord[]
  /** The same records with the TTLs as they were written. */
  written: readonly DnsRecord[]
  soa: (DnsRecord & { data: SoaData }) | null
  /** Records of a name, and of one type if it is given. */
  at(name: string, type?: RecordType): readonly DnsRecord[]
  /** True also for an empty name between the origin and a record (RFC 4592 section 2.2.2). */
  exists(name: string): boolean
  /** The highest delegation at or above `name`, below the origin; null when the zone is authoritative for it. */
  cutAbove(name: string): string | null
  /** The highest record, strictly above `name`, that moves all names below it (DNAME, RFC 6672). */
  moveAbove(name: string): DnsRecord | null
}

export function makeZone(origin: string, all: readonly DnsRecord[]): Zone {
  const originKey = nameKey(origin)
  const nodes = new Map<string, DnsRecord[]>()
  const seen = new Set<string>()
  const [records, written]: [DnsRecord[], DnsRecord[]] = [[], []]
  const ttls = new Map<string, number>()
  for (const given of all) {
    const owner = nameKey(given.name)
    const key = `${owner} ${dataKey(given.data)}`
    if (seen.has(key) || !isWithin(owner, originKey)) continue
    seen.add(key)
    written.push(given)
    // The records of a set share one TTL (RFC 2181 section 5.2); BIND takes the first.
    const set = `${owner} ${given.data.type}`
    const record = { ...given, ttl: ttls.get(set) ?? given.ttl }
    ttls.set(set, record.ttl)
    records.push(record)
    // Where a name is known, so are those above it.
    for (
      let name: string | null = owner;
      name && !nodes.has(name) && isWithin(name, originKey);
      name = parentOf(name)
    ) {
      nodes.set(name, [])
    }
    nodes.get(owner)?.push(record)
  }
  const at = (name: string, type?: RecordType) => {
    const here = nodes.get(nameKey(name)) ?? []
    return type === undefined ? here : here.filter(({ data }) => data.type === type)
  }
  const soa = at(origin, 'SOA').flatMap((record) =>
    record.data.type === 'SOA' ? [{ ...record, data: record.data }] : [],
  )
  const moves = records.some(({ data }) => data.type === 'DNAME')
  const delegates = records.some(({ name, data }) => data.type === 'NS' && !sameName(name, origin))
  return {
    origin,
    records,
    written,
    soa: soa[0] ?? null,
    at,
    exists: (name) => nodes.has(nameKey(name)),
    cutAbove(name) {
      let cut: string | null = null
      // Zones without a delegation are many, and are asked this at every turn.
      if (!delegates) return cut
      for (
        let each: string | null = name;
        each && isWithin(each, origin) && !sameName(each, origin);
        each = parentOf(each)
      ) {
        if (at(each, 'NS').length > 0) cut = each
      }
      return cut
    },
    moveAbove(name) {
      let move: DnsRecord | null = null
      if (!moves || sameName(name, origin)) return move
      for (let each = parentOf(name); each && isWithin(each, origin); each = parentOf(each)) {
        move = at(each, 'DNAME')[0] ?? move
        if (sameName(each, origin)) break
      }
      return move
    },
  }
}
