// Requests with cookies, by a seed: what a browser can be made to do in a test.
import type { CookieRequest } from '#protocols/http-cookies/cookie-request.ts'
import type { TracedCookieRequest } from '#protocols/http-cookies/play-cookie-trace.ts'

const hosts = ['a.example', 'www.a.example', 'b.example', 'in.b.example'] as const
const paths = ['/', '/p/', '/p/q', '/pq'] as const

/** Numbers from 0 up to 1, the same for the same seed: mulberry32. */
function numbersOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export function randomCookieTrace(seed: number, length: number): TracedCookieRequest[] {
  const next = numbersOf(seed)
  const one = <T>(of: readonly [T, ...T[]]): T => of[Math.floor(next() * of.length)] ?? of[0]
  const maybe = (share: number) => next() < share
  const urlOf = () => new URL(`${maybe(0.75) ? 'https' : 'http'}://${one(hosts)}${one(paths)}`)
  let values = 0
  const line = () => {
    values += 1
    const name = `${maybe(0.1) ? one(['__Host-', '__Secure-']) : ''}${one(['x', 'y', 'z'])}`
    return [
      `${name}=${values}`,
      ...(maybe(0.4) ? [`Path=${one(paths)}`] : []),
      ...(maybe(0.4) ? [`Domain=${one(['a.example', 'b.example', 'www.a.example', 'example'])}`] : []),
      ...(maybe(0.5) ? ['Secure'] : []),
      ...(maybe(0.3) ? ['HttpOnly'] : []),
      ...(maybe(0.6) ? [`SameSite=${one(['Strict', 'Lax', 'None'])}`] : []),
      ...(maybe(0.2) ? [`Max-Age=${one(['3600', '0'])}`] : []),
    ].join('; ')
  }
  return Array.from({ length }, (_, atS) => {
    const by = one<CookieRequest['by']>(['typed', 'typed', 'link', 'form', 'image', 'image', 'script'])
    const url = urlOf()
    const from = by === 'typed' || by === 'script' ? null : urlOf()
    // What is insecure is blocked, or asked about, within a secure page.
    if (from !== null && by !== 'link' && url.protocol === 'http:') from.protocol = 'http:'
    return { atS, url, by, from, sets: by === 'script' ? [] : Array.from({ length: one([0, 1, 2]) }, line) }
  })
}
