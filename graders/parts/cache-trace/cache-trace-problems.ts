// What an author can get wrong in a cache trace.
import type { CacheTracePart } from '#graders/parts/cache-trace/cache-trace-part.ts'
import { areSameSteps } from '#graders/parts/cache-trace/grade-cache-trace.ts'
import { playedTrace } from '#graders/parts/cache-trace/played-trace.ts'
import type { PartProblem, PartScope } from '#graders/parts/part-kind.ts'

/** Mistakes that can be seen without a variant. */
export function cacheTraceProblems({ origin, requests, misconceptions }: CacheTracePart): PartProblem[] {
  const problems: PartProblem[] = []
  const paths = origin.map(({ path }) => path)
  for (const [index, path] of paths.entries()) {
    if (paths.indexOf(path) === index) continue
    problems.push({ at: ['origin', index, 'path'], says: `There are two of “${path}”.`, fix: 'Rename one.' })
  }
  for (const [index, { path }] of requests.entries()) {
    if (path === undefined || paths.includes(path)) continue
    const fix = `There are: ${paths.join(', ')}.`
    problems.push({ at: ['requests', index, 'path'], says: `The origin has no “${path}”.`, fix })
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

export function cacheTraceVariantProblems(part: CacheTracePart, scope: PartScope): PartProblem[] {
  const problems: PartProblem[] = []
  const { requests, origin, steps, ideas } = playedTrace(part, scope)
  for (const [index, { atS }] of requests.entries()) {
    if (atS >= 0 && atS > (requests[index - 1]?.atS ?? -1)) continue
    const says = `Request ${index + 1} comes at ${atS} s, which is not after the one before.`
    problems.push({ at: ['requests', index, 'at'], says, fix: 'Write them by time, or add a requirement.' })
  }
  for (const [index, { versions }] of origin.entries()) {
    const times = versions.map(({ fromS }) => fromS)
    const same = times.some((time, at) => at > 0 && time === times[at - 1])
    const meets = requests.some(({ atS }) => times.some((time) => time > 0 && time === atS))
    if (!same && !meets) continue
    const says = same
      ? 'Two versions begin at the same time.'
      : 'The origin changes in the second of a request.'
    problems.push({
      at: ['origin', index, 'versions'],
      says,
      fix: 'Add a requirement that keeps them apart.',
    })
  }
  for (const [index, { id, steps: played }] of ideas.entries()) {
    if (areSameSteps(played, steps)) continue
    const twin = ideas.slice(0, index).find((other) => areSameSteps(other.steps, played))
    if (!twin) continue
    const says = `“${id}” comes to the same as “${twin.id}”.`
    problems.push({
      at: ['misconceptions', index],
      says,
      fix: 'Add a requirement, or a request that tells them apart.',
    })
  }
  return problems
}
