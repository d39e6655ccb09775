// A requirement's queries, resolved, and what they find compared with what they must find.
import type { Query } from '#graders/parts/dns-zone/dns-zone-part.ts'
import type { PartScope } from '#graders/parts/part-kind.ts'
import { readName } from '#protocols/dns/record/name.ts'
import { dataKey, isRecordType, type RecordType } from '#protocols/dns/record/record.ts'
import type { Internet } from '#protocols/dns/resolve/internet.ts'
import { type Resolution, resolve } from '#protocols/dns/resolve/resolve.ts'
import { readZoneText } from '#protocols/dns/zone/zone-text.ts'

/** A query with the numbers of a variant. */
export interface ReadQuery {
  name: string
  type: RecordType
  /** Keys of the data, sorted. */
  gives: 'no-data' | 'no-name' | readonly string[]
  ttl: number | null
}

/** Throws a RangeError, with a sentence for the author, when the query cannot be read. */
export function readQuery(query: Query, origin: string, scope: PartScope): ReadQuery {
  const [who = '', type = ''] = scope.fill(query.ask).trim().split(/\s+/u)
  const name = readName(who, origin)
  if (!name.ok) throw new RangeError(name.says)
  if (!isRecordType(type)) throw new RangeError(`“${type}” is no type of record`)
  const ttl = query.ttl === undefined ? null : Number(scope.fill(query.ttl))
  if (typeof query.gives === 'string') return { name: name.name, type, gives: query.gives, ttl }
  const text = query.gives.map((data) => `@ 1 ${type} ${scope.fill(data)}`).join('\n')
  const read = readZoneText(text, origin)
  const [problem] = read.problems
  if (problem) throw new RangeError(problem.says)
  return { name: name.name, type, gives: read.records.map(({ data }) => dataKey(data)).toSorted(), ttl }
}

export function runQuery(query: ReadQuery, internet: Internet): { holds: boolean; resolution: Resolution } {
  const resolution = resolve(internet, query.name, query.type)
  return { holds: isMet(query, resolution), resolution }
}

function isMet({ gives, ttl }: ReadQuery, { outcome }: Resolution): boolean {
  if (typeof gives === 'string') return outcome.kind === gives
  if (outcome.kind !== 'answer') return false
  const keys = outcome.records.map(({ data }) => dataKey(data)).toSorted()
  const same = keys.length === gives.length && keys.every((key, index) => key === gives[index])
  return same && (ttl === null || outcome.records.every((record) => record.ttl === ttl))
}
