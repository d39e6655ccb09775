// The English of what a cache does.
import type { CacheStep } from '#protocols/http-cache/play-cache-trace.ts'

const refusals = {
  method: 'Only the answer to a GET is kept here.',
  'request-no-store':
    'The request says no-store: nothing of its answer may be kept (RFC 9111 section 5.2.1.5).',
  'no-store': 'The answer says no-store (RFC 9111 section 5.2.2.5).',
  'no-cache': 'The answer says no-cache.',
  private: 'The answer is private, and the cache is a shared one (RFC 9111 section 5.2.2.7).',
  authorization:
    'The request has an Authorization field, and the answer does not say that a shared cache may keep it (RFC 9111 section 3.5).',
  status: 'An answer of this status is kept only if it says how long it is fresh (RFC 9111 section 3).',
} as const

const lifetimeWords = ({ seconds, by }: NonNullable<CacheStep['copy']>['lifetime']) =>
  by === 'nothing' ? 'no lifetime at all' : `a lifetime of ${plainSeconds(seconds)} s (${by})`

/** With the student's own numbers, for the solution. */
export function tellCacheStep({ outcome, ageS, copy, refusal, otherCopy }: CacheStep): string {
  const kept = refusal === null ? 'The answer may be stored.' : refusals[refusal]
  if (copy === null) {
    const why = otherCopy
      ? 'What there is was chosen for another request, by the fields that Vary names (RFC 9111 section 4.1).'
      : 'There is no copy.'
    return `${why} ${kept}`
  }
  const known = `The copy of ${plainSeconds(copy.arrivedS)} s is ${plainSeconds(copy.ageS)} s old and has ${lifetimeWords(copy.lifetime)}`
  if (outcome === 'cache') {
    return copy.ageS < copy.lifetime.seconds
      ? `${known}: it is fresh. Age: ${plainSeconds(ageS)}.`
      : `${known}: it is stale, and the request takes it so (RFC 9111 section 5.2.1.2). Age: ${plainSeconds(ageS)}.`
  }
  const why =
    copy.ageS < copy.lifetime.seconds
      ? 'it is fresh, but a Cache-Control, of the copy or of the request, wants the origin to be asked'
      : 'it is stale'
  if (outcome === 'validated') {
    return `${known}: ${why}. The cache asks with ${copy.validator}, and the origin has the same: 304. The copy is as young as the 304 again (RFC 9111 section 4.3.4).`
  }
  if (outcome === 'replaced')
    return `${known}: ${why}. The cache asks with ${copy.validator}; the origin has another one. ${kept}`
  return `${known}: ${why}, and there is nothing by which the cache could ask whether it is still good. ${kept}`
}

/** Without a tail of decimals. */
export const plainSeconds = (value: number) => String(Math.round(value * 1000) / 1000)
