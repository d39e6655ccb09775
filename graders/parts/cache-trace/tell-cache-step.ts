// The English of what a cache does, and of what follows from something else.
import type { CacheTraceResponse } from '#graders/parts/cache-trace/cache-trace-response.ts'
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
  by === 'nothing' ? 'no lifetime at all' : `a lifetime of ${plain(seconds)} s (${by})`

/** With the student's own numbers, for the solution. */
export function tellCacheStep({ outcome, ageS, copy, refusal, otherCopy }: CacheStep): string {
  const kept = refusal === null ? 'The answer may be stored.' : refusals[refusal]
  if (copy === null) {
    const why = otherCopy
      ? 'What there is was chosen for another request, by the fields that Vary names (RFC 9111 section 4.1).'
      : 'There is no copy.'
    return `${why} ${kept}`
  }
  const known = `The copy of ${plain(copy.arrivedS)} s is ${plain(copy.ageS)} s old and has ${lifetimeWords(copy.lifetime)}`
  if (outcome === 'cache') {
    return copy.ageS < copy.lifetime.seconds
      ? `${known}: it is fresh. Age: ${plain(ageS)}.`
      : `${known}: it is stale, and the request takes it so (RFC 9111 section 5.2.1.2). Age: ${plain(ageS)}.`
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

type Said = CacheTraceResponse['rows'][number]['outcome']

/** From what a student said of a request, where the cache does something else. What is right instead is not said. */
export function tellWhatFollows(step: CacheStep, said: Said): string {
  const { outcome, copy, otherCopy } = step
  if (said === null) return 'Nothing is said of this request.'
  const came = copy && `The copy came at ${plain(copy.arrivedS)} s`
  if (said === 'cache') {
    if (outcome === 'cache') {
      return `${came}. Age says how long ago the origin made it: count from there, with what Age it arrived.`
    }
    if (came === null) {
      return otherCopy
        ? 'There is a copy of this path. Look at the fields that Vary names: was it chosen for such a request?'
        : 'Is there anything in the cache for this request? Look at whether the answers before it may have been kept.'
    }
    return copy && copy.ageS < copy.lifetime.seconds
      ? `${came} and is young enough. Is there something, in its fields or in the request, that forbids to use it unasked?`
      : `${came}. Until when may it be used, by its own fields?`
  }
  if (outcome === 'cache')
    return `${came}. By its own fields and the request’s, why should the cache ask anybody?`
  if (said === 'validated' || said === 'replaced') {
    if (came === null) return 'Of which copy should the origin say whether it is still good?'
    if (outcome === 'validated' || outcome === 'replaced') {
      return `${came}. Has the origin the same version now?`
    }
    return `${came}. With what would the cache ask? It needs an ETag or a Last-Modified.`
  }
  if (outcome === 'validated' || outcome === 'replaced') {
    return `${came}. Need the cache fetch all of it again to know whether it is still good?`
  }
  return 'May this answer be kept? Look at its Cache-Control, at the request, and at whose cache it is.'
}

const plain = (value: number) => String(Math.round(value * 1000) / 1000)
