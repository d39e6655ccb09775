// Directives of Cache-Control: RFC 9111 sections 1.2.2 and 5.2.
import { splitList } from '#protocols/http/lists.ts'

/** By name in small letters; null for one without an argument. */
export type Directives = ReadonlyMap<string, string | null>

export function readDirectives(value: string | undefined): Directives {
  const found = new Map<string, string | null>()
  for (const { text } of splitList(value ?? '')) {
    const [name = '', ...argument] = text.split('=')
    const directive = name.trim().toLowerCase()
    // Of a directive that stands there twice, the first value counts: RFC 9111 section 4.2.1.
    if (directive === '' || found.has(directive)) continue
    found.set(directive, argument.length === 0 ? null : unquoted(argument.join('=').trim()))
  }
  return found
}

/** Seconds of a directive; null where it is not there. What is no number counts as none at all, so that the response is
 * stale at once, as RFC 9111 section 4.2.1 encourages. */
export function secondsOf(directives: Directives, name: string): number | null {
  if (!directives.has(name)) return null
  const text = directives.get(name) ?? ''
  return /^\d+$/u.test(text) ? Math.min(Number(text), secondsMax) : 0
}

/** RFC 9111 section 1.2.2. */
const secondsMax = 2 ** 31

const unquoted = (text: string) => (/^".*"$/u.test(text) ? text.slice(1, -1) : text)
