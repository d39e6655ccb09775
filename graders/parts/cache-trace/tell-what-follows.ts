// The English of what follows from something else than what a cache does.
import type { CacheTraceResponse } from '#graders/parts/cache-trace/cache-trace-response.ts'
import { plainSeconds } from '#graders/parts/cache-trace/live/tell-cache-step.ts'
import type { CacheStep } from '#protocols/http-cache/play-cache-trace.ts'

type Said = CacheTraceResponse['rows'][number]['outcome']

/** From what a student said of a request, where the cache does something else. What is right instead is not said. */
export function tellWhatFollows(step: CacheStep, said: Said): string {
  const { outcome, copy, otherCopy } = step
  if (said === null) return 'Nothing is said of this request.'
  const came = copy && `The copy came at ${plainSeconds(copy.arrivedS)} s`
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
