// A cache by RFC 9111, played through a trace. It does not matter how large it is: nothing is thrown away for room.
import { readEntityTag } from '#protocols/http/entity-tag.ts'
import type { CacheBelief } from '#protocols/http-cache/cache-belief.ts'
import {
  type CacheSettings,
  type FieldMap,
  type TracedRequest,
  type TracedResource,
  traceDate,
} from '#protocols/http-cache/cache-trace.ts'
import {
  ageAt,
  type FreshnessLifetime,
  lifetimeOf,
  type StoredResponse,
} from '#protocols/http-cache/freshness.ts'
import { fitsRequest, mayReuse, selectingFields } from '#protocols/http-cache/may-reuse.ts'
import { type StoreRefusal, whyNotStored } from '#protocols/http-cache/may-store.ts'

export type CacheOutcome =
  /** From the cache, without asking. */
  | 'cache'
  /** The origin was asked whether the copy is still good: 304, or a new one. */
  | 'validated'
  | 'replaced'
  /** The origin was asked for all of it, and its answer was stored, or not. */
  | 'stored'
  | 'passed'

export interface CacheStep {
  outcome: CacheOutcome
  /** Of what the client gets. */
  ageS: number
  /** The copy that there was for this request, with what the cache knew of it. */
  copy: { arrivedS: number; ageS: number; lifetime: FreshnessLifetime; validator: string | null } | null
  /** A copy of the same URL that was for other requests. */
  otherCopy: boolean
  /** Why the origin's answer was not stored. */
  refusal: StoreRefusal | null
}

/** One step for each request, in order. With a belief, what a cache would do that followed it. */
export function playCacheTrace(
  origin: readonly TracedResource[],
  requests: readonly TracedRequest[],
  settings: CacheSettings,
  belief: CacheBelief | null = null,
): CacheStep[] {
  let stored: StoredResponse[] = []
  return requests.map((request) => {
    const fitting = stored.filter((each) => request.method === 'GET' && fitsRequest(each, request, belief))
    const copy = fitting.reduce<StoredResponse | null>(
      (newest, each) => (newest === null || each.arrivedS >= newest.arrivedS ? each : newest),
      null,
    )
    const known = copy && {
      arrivedS: copy.arrivedS,
      ageS: ageAt(copy, request.atS, belief),
      lifetime: lifetimeOf(copy, settings, belief),
      validator: validatorOf(copy.fields),
    }
    const seen = { copy: known, otherCopy: !copy && stored.some(({ path }) => path === request.path) }
    const answer = answerOf(origin, request)
    const reused =
      belief === 'knows-of-changes'
        ? copy?.versionS === answer.versionS
        : copy !== null && mayReuse(copy, request, settings, belief)
    if (copy && known && reused) {
      stored = [...stored.filter((each) => each !== copy), { ...copy, usedS: request.atS }]
      return { ...seen, outcome: 'cache', ageS: known.ageS, refusal: null }
    }
    const asks = copy !== null && validatorOf(copy.fields) !== null && belief !== 'stale-is-dropped'
    if (copy && asks && isUnchanged(copy.fields, answer.fields)) {
      // RFC 9111 section 4.3.4: what the 304 says replaces what was stored, its date and Age among it.
      const fields = new Map([...copy.fields].filter(([name]) => name !== 'age').concat([...answer.fields]))
      const arrivedS = belief === 'validation-changes-nothing' ? copy.arrivedS : request.atS
      const fresh = { ...copy, fields, arrivedS, usedS: request.atS }
      // Of an answer that must not be stored, no part is, so that the copy stays as old as it was: RFC 9111 sections 3.5
      // and 5.2.1.5.
      if (whyNotStored(request, { status: copy.status, fields }, settings, belief) === null) {
        stored = [...stored.filter((each) => each !== copy), fresh]
      }
      return { ...seen, outcome: 'validated', ageS: ageAt(fresh, request.atS, belief), refusal: null }
    }
    // RFC 9111 section 4.4: what changes something makes copies of it invalid.
    if (!isSafe(request.method) && answer.status < 400) {
      stored = stored.filter(({ path }) => path !== request.path)
    }
    const refusal = whyNotStored(request, answer, settings, belief)
    const fetched: StoredResponse = {
      path: request.path,
      status: answer.status,
      fields: answer.fields,
      arrivedS: request.atS,
      selecting: selectingFields(answer.fields, request.fields),
      versionS: answer.versionS,
      usedS: request.atS,
    }
    if (refusal === null) stored = [...stored.filter((each) => !fitting.includes(each)), fetched]
    const outcome = asks ? 'replaced' : refusal === null ? 'stored' : 'passed'
    return { ...seen, outcome, ageS: ageAt(fetched, request.atS, belief), refusal }
  })
}

const isSafe = (method: string) => ['GET', 'HEAD', 'OPTIONS', 'TRACE'].includes(method)

/** The field by which a cache asks whether a copy is still good: RFC 9111 section 4.3.1. */
function validatorOf(fields: FieldMap): string | null {
  const [tag, changed] = [fields.get('etag'), fields.get('last-modified')]
  if (tag !== undefined) return `If-None-Match: ${tag}`
  return changed === undefined ? null : `If-Modified-Since: ${changed}`
}

function isUnchanged(copy: FieldMap, now: FieldMap): boolean {
  const [tag, current] = [copy.get('etag'), now.get('etag')]
  // By weak comparison: RFC 9110 section 13.1.2.
  if (tag !== undefined)
    return current !== undefined && readEntityTag(tag)?.opaque === readEntityTag(current)?.opaque
  const [changed, since] = [now.get('last-modified'), copy.get('last-modified')]
  return changed !== undefined && since !== undefined && Date.parse(changed) <= Date.parse(since)
}

interface OriginAnswer {
  status: number
  fields: FieldMap
  versionS: number
}

export function answerOf(
  origin: readonly TracedResource[],
  { atS, method, path }: TracedRequest,
): OriginAnswer {
  const versions = origin.find((resource) => resource.path === path)?.versions ?? []
  const version = versions.findLast(({ fromS }) => fromS <= atS)
  if (method !== 'GET' && method !== 'HEAD') {
    return { status: 204, fields: new Map([['date', traceDate(atS)]]), versionS: atS }
  }
  if (!version)
    return { status: 404, fields: new Map([['date', traceDate(atS)]]), versionS: Number.NEGATIVE_INFINITY }
  // It was made before it arrived by as much as its Age says.
  const age = Number(version.fields.get('age') ?? 0)
  const fields = new Map([...version.fields, ['date', traceDate(atS - age)]])
  return { status: version.status, fields, versionS: version.fromS }
}
