import { isStorable } from '#server/storable-json.ts'

/** What no id, slug or name of a page is. */
const nothing = '-'

/**
 * A request target whose path can be decoded, segment by segment, to text that the database can be asked for. A segment
 * that cannot (`%`, `%FF`, half of a surrogate pair, NUL) names nothing, so it becomes a name that nothing has: the
 * answer is that for an unknown id, by construction. Next would answer some with 400 or 500, and without our headers.
 * Null when the target is no path (RFC 9112 section 3.2.1 wants origin-form from a client that talks to a server).
 */
export function tameTarget(target: string): string | null {
  if (!target.startsWith('/')) return null
  const queryAt = target.indexOf('?')
  const path = queryAt < 0 ? target : target.slice(0, queryAt)
  const query = queryAt < 0 ? '' : target.slice(queryAt)
  // A second slash at the front would make a host of what follows, for whoever reads the target as a URL.
  const tame = path
    .replace(/^[/\\]+/, '/')
    .split('/')
    .map((segment) => (canBeAsked(segment) ? segment : nothing))
  return `${tame.join('/')}${query}`
}

function canBeAsked(segment: string): boolean {
  try {
    return isStorable(decodeURIComponent(segment))
  } catch {
    return false
  }
}
