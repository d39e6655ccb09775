import type { CacheTracePart } from '#graders/parts/cache-trace/cache-trace-part.ts'
import { CacheOutcomeSchema, cacheOutcomeWords } from '#graders/parts/cache-trace/cache-trace-response.ts'
import { playedTrace } from '#graders/parts/cache-trace/played-trace.ts'
import type { PresentedCacheTrace } from '#graders/parts/cache-trace/presented-cache-trace.ts'
import type { PartScope } from '#graders/parts/part-kind.ts'
import type { FieldMap } from '#protocols/http-cache/cache-trace.ts'

export function presentCacheTrace(part: CacheTracePart, scope: PartScope): PresentedCacheTrace {
  const { origin, requests, settings } = playedTrace(part, scope)
  const { id, kind, ask, points } = part
  return {
    id,
    kind,
    ask: scope.fill(ask),
    points,
    ...settings,
    origin: origin.map(({ path, versions }) => ({
      path,
      versions: versions.map(({ fromS, status, fields }) => ({
        fromS,
        lines: [String(status), ...linesOf(fields)],
      })),
    })),
    requests: requests.map(({ atS, method, path, fields }, index) => {
      const by = part.requests[index]?.by
      return {
        atS,
        lines: [`${method} ${path}`, ...linesOf(fields)],
        ...(by === undefined ? {} : { by: scope.fill(by) }),
      }
    }),
    outcomes: CacheOutcomeSchema.options.map((outcome) => ({
      id: outcome,
      name: cacheOutcomeWords[outcome],
    })),
  }
}

const linesOf = (fields: FieldMap) =>
  [...fields].map(([name, value]) => `${name === 'etag' ? 'ETag' : inCapitals(name)}: ${value}`)

const inCapitals = (name: string) => name.replaceAll(/(?<![a-z])[a-z]/gu, (letter) => letter.toUpperCase())
