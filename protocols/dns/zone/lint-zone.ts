// What is wrong with a zone that is well written: the class of faults that named-checkzone finds, told with a remedy.
// What is an error here keeps `named` from loading the zone; what is a warning is served as it stands.
import { readIpv4 } from '#protocols/dns/record/address.ts'
import { isWithin, joinLabels, labelsOf, nameKey, relativeTo, sameName } from '#protocols/dns/record/name.ts'
import { type DnsRecord, targetOf } from '#protocols/dns/record/record.ts'
import { nodeFor } from '#protocols/dns/resolve/answer.ts'
import { makeZone, type Zone } from '#protocols/dns/zone/zone.ts'
import type { ZoneProblem, ZoneProblemCode } from '#protocols/dns/zone/zone-problem.ts'

type Report = (
  code: ZoneProblemCode,
  level: ZoneProblem['level'],
  line: number | undefined,
  says: string,
  remedy: string,
) => void

/** `zone` is what those records make, for those who have made it already. */
export function lintZone(
  origin: string,
  records: readonly DnsRecord[],
  zone: Zone = makeZone(origin, records),
): ZoneProblem[] {
  const problems: ZoneProblem[] = []
  const report: Report = (code, level, line = 1, says, remedy) => {
    problems.push({ code, level, line, column: 1, says, remedy })
  }
  checkApex(zone, records, report)
  checkNodes(zone, report)
  for (const record of records) {
    if (!isWithin(record.name, origin)) {
      const says = `${record.name} lies outside of ${origin}, so servers ignore this record.`
      report('out-of-zone', 'warning', record.line, says, `This zone holds names that end in ${origin} only.`)
    } else {
      checkMissingDot(record, zone, report)
      checkTarget(record, zone, report)
      checkOccluded(record, zone, report)
    }
  }
  return problems.toSorted((a, b) => a.line - b.line)
}

function checkApex(zone: Zone, records: readonly DnsRecord[], report: Report): void {
  const { origin } = zone
  const soas = records.filter(({ data }) => data.type === 'SOA')
  for (const { name, line } of soas.filter((soa) => !sameName(soa.name, origin))) {
    const says = `The SOA stands at ${name}, which is not the top of the zone.`
    report('soa-elsewhere', 'error', line, says, `Give it the name @, which is ${origin} here.`)
  }
  const top = zone.at(origin, 'SOA')
  if (top.length === 0) {
    const says = `The zone has no SOA record at ${origin}`
    report(
      'no-soa',
      'error',
      1,
      `${says}.`,
      'Begin with: @ SOA primary mailbox serial refresh retry expire minimum',
    )
  } else if (top.length > 1) {
    report(
      'several-soa',
      'error',
      top[1]?.line,
      'The zone has a second SOA.',
      'Keep one (RFC 1035 section 5.2).',
    )
  }
  const [digest] = zone.at(origin, 'DS')
  if (digest) {
    const says = 'DS stands at the top of its zone, and belongs into the one above.'
    report('out-of-zone', 'error', digest.line, says, 'Remove it here (RFC 4035 section 2.4).')
  }
  if (zone.at(origin, 'NS').length === 0) {
    report(
      'no-ns',
      'error',
      1,
      `The zone names no name server for ${origin}`,
      'Add: @ NS and the name of a server.',
    )
  }
}

function checkNodes(zone: Zone, report: Report): void {
  for (const [, here] of Map.groupBy(zone.records, ({ name }) => nameKey(name))) {
    const alias = here.find(({ data }) => data.type === 'CNAME')
    const other = here.find(({ data }) => data.type !== 'CNAME')
    if (alias && other) {
      const line = Math.max(alias.line ?? 1, other.line ?? 1)
      const says = `${alias.name} is an alias (CNAME) and has other data (${other.data.type}) as well.`
      const remedy = sameName(alias.name, zone.origin)
        ? 'The top of a zone has SOA and NS, so it cannot be an alias: give it an address (A) instead.'
        : 'Remove one of them: an alias has nothing of its own (RFC 1034 section 3.6.2).'
      report('cname-and-other-data', 'error', line, says, remedy)
    }
    const aliases = here.filter(({ data }) => data.type === 'CNAME')
    if (aliases.length > 1) {
      const says = `${here[0]?.name} is an alias of two names.`
      report('several-cnames', 'error', aliases[1]?.line, says, 'Keep one CNAME for each name.')
    }
    const moves = here.filter(({ data }) => data.type === 'DNAME')
    if (moves.length > 1) {
      const says = `${here[0]?.name} is moved to two names.`
      report('several-cnames', 'error', moves[1]?.line, says, 'Keep one DNAME for each name.')
    }
    const wildcardNs = here.find(({ name, data }) => data.type === 'NS' && name.startsWith('*.'))
    if (wildcardNs) {
      const says = 'A wildcard cannot be delegated.'
      report(
        'wildcard-ns',
        'error',
        wildcardNs.line,
        says,
        'Delegate a name without * (RFC 4592 section 4.2).',
      )
    }
  }
  const sets = Map.groupBy(zone.written, ({ name, data }) => `${nameKey(name)} ${data.type}`)
  for (const [, set] of sets) {
    const odd = set.find(({ ttl }) => ttl !== set[0]?.ttl)
    if (!odd || odd.data.type === 'SOA') continue
    const says = `The ${odd.data.type} records of ${odd.name} have different TTLs; all get ${set[0]?.ttl}.`
    report('ttls-differ', 'warning', odd.line, says, 'Give them one TTL (RFC 2181 section 5.2).')
  }
}

/** A relative name that ends as the zone does was meant to be absolute. */
function checkMissingDot(record: DnsRecord, { origin }: Zone, report: Report): void {
  const { data } = record
  const target = data.type === 'CNAME' ? data.target : targetOf(data)
  for (const name of [record.name, ...(target === null ? [] : [target])]) {
    if (!isWithin(name, origin) || sameName(name, origin)) continue
    const relative = labelsOf(relativeTo(name, origin))
    const [last, top] = [relative.at(-1), labelsOf(origin).at(-1)]
    if (relative.length < 2) continue
    const meant = joinLabels(relative)
    if (readIpv4(relative.join('.'))) {
      const says = `${data.type} needs a name here; this is read as the name ${name}`
      report(
        'address-for-a-name',
        'warning',
        record.line,
        says,
        'Name a host, and give that host an A record.',
      )
    } else if (last && top && sameName(last, top)) {
      const says = `Without a dot at its end the name is continued with the zone's: it is ${name}`
      report(
        'missing-dot',
        'warning',
        record.line,
        says,
        `Write ${meant} with a dot at the end, or a shorter name.`,
      )
    }
  }
}

function checkTarget({ name, data, line }: DnsRecord, zone: Zone, report: Report): void {
  const target = targetOf(data)
  if (target === null || !isWithin(target, zone.origin)) return
  const { type } = data
  const apex = type === 'NS' && sameName(name, zone.origin)
  const level = apex ? 'error' : 'warning'
  const cut = zone.cutAbove(target)
  const move = zone.moveAbove(target)
  if (move !== null && (cut === null || !isWithin(move.name, cut))) {
    const says = `${type} leads to ${target}, and all names below ${move.name} are moved (DNAME).`
    report(
      'target-is-alias',
      level,
      line,
      says,
      'Name a host that stands where it is (RFC 2181 section 10.3).',
    )
    return
  }
  const found = (cut === null ? nodeFor(zone, target) : zone.at(target)) ?? []
  const addressed = found.some(({ data }) => data.type === 'A' || data.type === 'AAAA')
  if (cut !== null) {
    // Below a delegation only glue can help: it is needed when the servers of a zone are named within it.
    if (addressed || type !== 'NS' || !isWithin(target, name)) return
    const says = `${target} serves ${name} and lies within it, so nobody can find its address.`
    const remedy = `Add the address here as glue: ${relativeTo(target, zone.origin)} A … (RFC 1034 section 4.2.1).`
    report('missing-glue', 'warning', line, says, remedy)
  } else if (found.some(({ data }) => data.type === 'CNAME')) {
    const says = `${type} leads to ${target}, which is only an alias.`
    const remedy = 'Name the host itself (RFC 2181 section 10.3).'
    report('target-is-alias', level, line, says, remedy)
  } else if (!addressed) {
    const says = `${type} leads to ${target}, which has no address.`
    report('target-has-no-address', level, line, says, `Add an A or AAAA record for ${target}`)
  }
}

/** Data below a delegation is the child's to give; only addresses of name servers may stand there, as glue. */
function checkOccluded(record: DnsRecord, zone: Zone, report: Report): void {
  const move = zone.moveAbove(record.name)
  if (move !== null) {
    const says = `All names below ${move.name} are moved (DNAME), so this record is never given as an answer.`
    report(
      'below-a-delegation',
      'warning',
      record.line,
      says,
      'Remove it, or the DNAME (RFC 6672 section 2.4).',
    )
    return
  }
  const cut = zone.cutAbove(record.name)
  if (cut === null || record.data.type === 'NS') return
  if (record.data.type === 'DS' && sameName(cut, record.name)) return
  const isAddress = record.data.type === 'A' || record.data.type === 'AAAA'
  const glue = zone.records.some(({ data }) => data.type === 'NS' && sameName(data.target, record.name))
  if (isAddress && glue) return
  const says = `${record.name} lies below the delegation of ${cut}, so this record is never given as an answer.`
  report('below-a-delegation', 'warning', record.line, says, `It belongs into the zone of ${cut}`)
}
