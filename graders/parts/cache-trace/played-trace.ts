// A part's trace in a variant, played by a cache that keeps to RFC 9111, or by one that follows a wrong idea.
import type { CacheTracePart } from '#graders/parts/cache-trace/cache-trace-part.ts'
import type { CacheTraceResponse } from '#graders/parts/cache-trace/cache-trace-response.ts'
import type { PartScope } from '#graders/parts/part-kind.ts'
import { perVariant } from '#graders/parts/per-variant.ts'
import {
  type CacheSettings,
  type FieldMap,
  type TracedRequest,
  type TracedResource,
  traceDate,
} from '#protocols/http-cache/cache-trace.ts'
import { type CacheStep, playCacheTrace } from '#protocols/http-cache/play-cache-trace.ts'
import { getUnit } from '#protocols/quantity/get-unit.ts'

interface PlayedTrace {
  origin: readonly TracedResource[]
  requests: readonly TracedRequest[]
  settings: CacheSettings
  /** What the cache does. */
  steps: readonly CacheStep[]
  /** What it would do that followed an idea, by the idea's id. */
  ideas: readonly { id: string; says: string; steps: readonly CacheStep[] }[]
}

export const playedTrace = perVariant((part: CacheTracePart, scope: PartScope): PlayedTrace => {
  const seconds = (formula: string) => Math.round(scope.quantity(formula).value / getUnit('s').scale)
  const fieldMap = (fields: Readonly<Record<string, string>>): FieldMap =>
    new Map(Object.entries(fields).map(([name, value]) => [name.toLowerCase(), scope.fillExactly(value)]))
  const dated = (name: string, formula: string | undefined): [string, string][] =>
    formula === undefined ? [] : [[name, traceDate(seconds(formula))]]
  const origin = part.origin.map(({ path, versions }) => ({
    path,
    versions: versions
      .map(({ from, status, fields, expires, lastModified }) => ({
        fromS: seconds(from),
        status,
        fields: new Map([
          ...fieldMap(fields),
          ...dated('expires', expires),
          ...dated('last-modified', lastModified),
        ]),
      }))
      .toSorted((a, b) => a.fromS - b.fromS),
  }))
  const requests = part.requests.map(({ at, method, path, fields }) => ({
    atS: seconds(at),
    method,
    path: path ?? part.origin[0]?.path ?? '/',
    fields: fieldMap(fields),
  }))
  const settings = { shared: part.cache === 'shared', heuristic: part.heuristic ?? null }
  return {
    origin,
    requests,
    settings,
    steps: playCacheTrace(origin, requests, settings),
    ideas: part.misconceptions.map(({ id, belief, says }) => ({
      id,
      says,
      steps: playCacheTrace(origin, requests, settings, belief),
    })),
  }
})

export type TraceRow = CacheTraceResponse['rows'][number]

/** As a student would say it. */
export const rowOf = ({ outcome, ageS }: CacheStep): TraceRow => ({
  outcome,
  age: outcome === 'cache' ? String(ageS) : '',
})
