// For how long a stored response is fresh, and how old it is: RFC 9111 section 4.2.
import type { CacheBelief } from '#protocols/http-cache/cache-belief.ts'
import { readDirectives, secondsOf } from '#protocols/http-cache/cache-control.ts'
import type { CacheSettings, FieldMap } from '#protocols/http-cache/cache-trace.ts'

export interface StoredResponse {
  path: string
  status: number
  fields: FieldMap
  /** When it arrived, or was validated. */
  arrivedS: number
  /** What the request had in the fields that Vary names. */
  selecting: FieldMap
  /** Which of the origin's versions it is, from when on. */
  versionS: number
  /** When it was last given to a client. */
  usedS: number
}

export interface FreshnessLifetime {
  seconds: number
  by: 's-maxage' | 'max-age' | 'Expires' | 'heuristic' | 'nothing'
}

/** RFC 9111 section 4.2.1: the first that is there. */
export function lifetimeOf(
  { fields }: Pick<StoredResponse, 'fields'>,
  { shared, heuristic }: CacheSettings,
  belief: CacheBelief | null,
): FreshnessLifetime {
  const directives = readDirectives(fields.get('cache-control'))
  const expires = fields.get('expires')
  const until = expires === undefined ? null : expiresAfter(expires, fields)
  if (belief === 'expires-first' && until !== null) return { seconds: until, by: 'Expires' }
  const sMaxAge = shared && belief !== 's-maxage-ignored' ? secondsOf(directives, 's-maxage') : null
  if (sMaxAge !== null) return { seconds: sMaxAge, by: 's-maxage' }
  const maxAge = secondsOf(directives, 'max-age')
  if (maxAge !== null) return { seconds: maxAge, by: 'max-age' }
  if (until !== null) return { seconds: until, by: 'Expires' }
  const [changed, date] = [dateMs(fields.get('last-modified')), dateMs(fields.get('date'))]
  if (heuristic === null || changed === null || date === null) return { seconds: 0, by: 'nothing' }
  // RFC 9111 section 4.2.2.
  return { seconds: Math.max(0, ((date - changed) / 1000) * heuristic), by: 'heuristic' }
}

/** RFC 9111 section 5.3: what is no date, above all 0, lies in the past. */
function expiresAfter(expires: string, fields: FieldMap): number {
  const [until, date] = [dateMs(expires), dateMs(fields.get('date'))]
  return until === null || date === null ? 0 : Math.max(0, (until - date) / 1000)
}

const dateMs = (text: string | undefined): number | null => {
  const ms = text === undefined || !text.endsWith(' GMT') ? Number.NaN : Date.parse(text)
  return Number.isNaN(ms) ? null : ms
}

/** RFC 9111 section 4.2.3, where a response takes no time on its way: the clocks of all agree, so that only the Age that
 * it came with counts beside the time that it has been here. */
export function ageAt(stored: StoredResponse, nowS: number, belief: CacheBelief | null): number {
  const said = stored.fields.get('age') ?? ''
  const came = /^\d+$/u.test(said) && belief !== 'arrives-young' ? Number(said) : 0
  const since = belief === 'use-makes-young' ? Math.max(stored.usedS, stored.arrivedS) : stored.arrivedS
  return came + (nowS - since)
}
