// What an author can get wrong in a DNS trace.
import type { DnsTracePart } from '#graders/parts/dns-trace/dns-trace-part.ts'
import { tracedHopsMax } from '#graders/parts/dns-trace/dns-trace-response.ts'
import { areSameWalks } from '#graders/parts/dns-trace/grade-dns-trace.ts'
import { traced } from '#graders/parts/dns-trace/traced.ts'
import type { PartProblem, PartScope } from '#graders/parts/part-kind.ts'

/** Mistakes that can be seen without a variant. */
export function dnsTraceProblems({ zones, misconceptions }: DnsTracePart): PartProblem[] {
  const problems: PartProblem[] = []
  const names = zones.map(({ zone }) => zone)
  for (const [index, name] of names.entries()) {
    if (names.indexOf(name) === index) continue
    problems.push({ at: ['zones', index, 'zone'], says: `There are two of “${name}”.`, fix: 'Rename one.' })
  }
  for (const key of ['id', 'belief'] as const) {
    for (const [index, idea] of misconceptions.entries()) {
      if (misconceptions.findIndex((other) => other[key] === idea[key]) === index) continue
      const says = `Two misconceptions have the ${key} “${idea[key]}”.`
      problems.push({ at: ['misconceptions', index, key], says, fix: 'Remove or rename one.' })
    }
  }
  return problems
}

export function dnsTraceVariantProblems(part: DnsTracePart, scope: PartScope): PartProblem[] {
  const { lookups, walks, ideas, problems: unplayed } = traced(part, scope)
  const problems: PartProblem[] = unplayed.map(({ at, says }) => ({
    at,
    says,
    fix: 'Every name needs a zone that can be found from the root down, and a server whose address can be found.',
  }))
  for (const [index, { atS }] of lookups.entries()) {
    if (atS >= (lookups[index - 1]?.atS ?? 0)) continue
    const says = `Look-up ${index + 1} comes at ${atS} s, before the one that it follows.`
    problems.push({ at: ['lookups', index, 'at'], says, fix: 'Write them by time, or add a requirement.' })
  }
  for (const [index, hops] of walks.entries()) {
    if (hops.length <= tracedHopsMax) continue
    const says = `Look-up ${index + 1} has ${hops.length} hops, and an answer has room for ${tracedHopsMax}.`
    problems.push({ at: ['lookups', index], says, fix: 'Use fewer zones.' })
  }
  for (const [index, { id, walks: played }] of ideas.entries()) {
    if (areSameWalks(played, walks)) continue
    const twin = ideas.slice(0, index).find((other) => areSameWalks(other.walks, played))
    if (!twin) continue
    problems.push({
      at: ['misconceptions', index],
      says: `“${id}” comes to the same as “${twin.id}”.`,
      fix: 'Add a look-up that tells them apart, or remove one.',
    })
  }
  return problems
}
