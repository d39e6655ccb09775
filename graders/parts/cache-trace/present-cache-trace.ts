import type { CacheTracePart } from '#graders/parts/cache-trace/cache-trace-part.ts'
import { CacheOutcomeSchema, cacheOutcomeWords } from '#graders/parts/cache-trace/cache-trace-response.ts'
import { playedTrace } from '#graders/parts/cache-trace/played-trace.ts'
import type { PresentedCacheTrace } from '#graders/parts/cache-trace/presented-cache-trace.ts'
import type { PartScope } from '#graders/parts/part-kind.ts'
import { fieldLines } from '#protocols/http-cache/field-lines.ts'

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
        lines: [String(status), ...fieldLines(fields)],
      })),
    })),
    requests: requests.map(({ atS, method, path, fields }, index) => {
      const by = part.requests[index]?.by
      return {
        atS,
        lines: [`${method} ${path}`, ...fieldLines(fields)],
        ...(by === undefined ? {} : { by: scope.fill(by) }),
      }
    }),
    outcomes: CacheOutcomeSchema.options.map((outcome) => ({
      id: outcome,
      name: cacheOutcomeWords[outcome],
    })),
  }
}
