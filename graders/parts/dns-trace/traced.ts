// A part's look-ups in a variant, as they go, and as they would go by each wrong idea.
import type { DnsTracePart } from '#graders/parts/dns-trace/dns-trace-part.ts'
import type { PartScope } from '#graders/parts/part-kind.ts'
import { perVariant } from '#graders/parts/per-variant.ts'
import { nameKey, readName } from '#protocols/dns/record/name.ts'
import type { Internet } from '#protocols/dns/resolve/internet.ts'
import { type TracedLookup, type TraceHop, traceLookups } from '#protocols/dns/resolve/trace-lookups.ts'
import { makeTracedInternet, type TracedZone } from '#protocols/dns/resolve/trace-zones.ts'
import { readZoneText } from '#protocols/dns/zone/zone-text.ts'
import { getUnit } from '#protocols/quantity/get-unit.ts'

interface Traced {
  zones: readonly TracedZone[]
  internet: Internet
  lookups: readonly TracedLookup[]
  /** Empty where it cannot be played. */
  walks: readonly (readonly TraceHop[])[]
  ideas: readonly { id: string; says: string; walks: readonly (readonly TraceHop[])[] }[]
  /** What can be chosen. */
  parties: readonly string[]
  questions: readonly string[]
  problems: readonly { at: readonly (string | number)[]; says: string }[]
}

export const questionText = ({ name, type }: TraceHop['question']) => `${name} ${type}`

const distinct = (texts: readonly string[]) => [
  ...new Map(texts.map((text) => [nameKey(text), text])).values(),
]

export const traced = perVariant((part: DnsTracePart, scope: PartScope): Traced => {
  const problems: { at: (string | number)[]; says: string }[] = []
  const seconds = (formula: string) => Math.round(scope.quantity(formula).value / getUnit('s').scale)
  const nameOf = (text: string, at: (string | number)[]) => {
    const read = readName(scope.fillExactly(text), '.')
    if (!read.ok) problems.push({ at, says: read.says })
    return read.ok ? read.name : '.'
  }
  const zones = part.zones.map(({ zone, servers, ttl, negative, records }, index): TracedZone => {
    const origin = nameOf(zone, ['zones', index, 'zone'])
    const text = readZoneText(scope.fillExactly(records), origin)
    const [problem] = text.problems
    if (problem) problems.push({ at: ['zones', index, 'records'], says: problem.says })
    return {
      origin,
      servers: servers.map((server, nth) => nameOf(server, ['zones', index, 'servers', nth])),
      ttlS: seconds(ttl),
      negativeS: seconds(negative),
      records: text.records,
    }
  })
  if (!zones.some(({ origin }) => origin === '.')) problems.push({ at: ['zones'], says: 'There is no root.' })
  const internet = makeTracedInternet(zones)
  const lookups = part.lookups.map(
    ({ at, name, type }, index): TracedLookup => ({
      atS: seconds(at),
      name: nameOf(name, ['lookups', index, 'name']),
      type,
    }),
  )
  const play = (belief: DnsTracePart['misconceptions'][number]['belief'] | null, at: (string | number)[]) => {
    try {
      return problems.length > 0 ? [] : traceLookups(internet, lookups, part.recursion, belief)
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      problems.push({ at, says: `It cannot be played: ${error.message}.` })
      return []
    }
  }
  const walks = play(null, ['lookups'])
  const ideas = part.misconceptions.map(({ id, belief, says }, index) => ({
    id,
    says,
    walks: play(belief, ['misconceptions', index]),
  }))
  const hops = [walks, ...ideas.map((idea) => idea.walks)].flat(2)
  return {
    zones,
    internet,
    lookups,
    walks,
    ideas,
    parties: ['client', 'resolver', ...distinct(zones.flatMap(({ servers }) => servers))],
    questions: distinct([
      ...lookups.map(questionText),
      ...hops.map(({ question }) => questionText(question)),
      ...part.others.map((text) => scope.fillExactly(text)),
    ]).toSorted(),
    problems,
  }
})
