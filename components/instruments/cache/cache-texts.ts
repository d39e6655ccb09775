// An origin and requests, as they are written and as the address holds them.

export interface CacheTexts {
  /** A path and, where it is not the first version, from when on; then the lines of its head; an empty line between two. */
  origin: string
  /** One on a line: when, which path, and fields behind bars. */
  requests: string
  cache: 'shared' | 'private'
  /** Percent of the time since the last change; 0 for a cache that does not guess. */
  guess: number
}

export const originTextMax = 2_000
export const requestsTextMax = 1_500

const otherwise = {
  origin: `/logo.png
Cache-Control: max-age=60
ETag: "one"

/logo.png from 100 s
Cache-Control: max-age=60
ETag: "two"

/news
Cache-Control: max-age=10, s-maxage=30
Last-Modified: at -600 s
Vary: Accept-Language`,
  requests: `0 s /logo.png
40 s /logo.png
70 s /logo.png
80 s /news | Accept-Language: en
85 s /news | Accept-Language: de
100 s /news | Accept-Language: en
110 s /logo.png
120 s /logo.png | Cache-Control: no-cache
140 s /news | Accept-Language: en`,
}

/** What the address holds; an example where it holds nothing. */
export function readCacheTexts(given: URLSearchParams): CacheTexts {
  const guess = Number(given.get('guess') ?? '0')
  return {
    origin: (given.get('origin') ?? otherwise.origin).slice(0, originTextMax),
    requests: (given.get('requests') ?? otherwise.requests).slice(0, requestsTextMax),
    cache: given.get('cache') === 'private' ? 'private' : 'shared',
    guess: Number.isFinite(guess) ? Math.min(100, Math.max(0, Math.round(guess))) : 0,
  }
}

/** With a question mark in front. */
export const writeCacheTexts = ({ origin, requests, cache, guess }: CacheTexts): string =>
  `?${new URLSearchParams({ cache, guess: String(guess), origin, requests })}`
