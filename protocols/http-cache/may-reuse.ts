// Whether a stored response answers a request without asking the origin: RFC 9111 sections 4, 4.1 and 5.2.1.
import { splitList } from '#protocols/http/lists.ts'
import type { CacheBelief } from '#protocols/http-cache/cache-belief.ts'
import { readDirectives, secondsOf } from '#protocols/http-cache/cache-control.ts'
import type { CacheSettings, FieldMap, TracedRequest } from '#protocols/http-cache/cache-trace.ts'
import { ageAt, lifetimeOf, type StoredResponse } from '#protocols/http-cache/freshness.ts'

/** What of a request a response was chosen by: the fields that its Vary names. */
export function selectingFields(response: FieldMap, request: FieldMap): FieldMap {
  const names = splitList(response.get('vary') ?? '').map(({ text }) => text.toLowerCase())
  return new Map(names.filter((name) => name !== '').map((name) => [name, normalOf(request.get(name))]))
}

/** RFC 9111 section 4.1. `Vary: *` fits nothing. */
export function fitsRequest(
  { path, selecting }: StoredResponse,
  request: TracedRequest,
  belief: CacheBelief | null,
): boolean {
  if (path !== request.path) return false
  if (belief === 'vary-ignored') return true
  return [...selecting].every(([name, value]) => name !== '*' && normalOf(request.fields.get(name)) === value)
}

/** Blanks round commas are no difference. */
const normalOf = (value: string | undefined) =>
  splitList(value ?? '')
    .map(({ text }) => text)
    .join(', ')

export function mayReuse(
  stored: StoredResponse,
  request: TracedRequest,
  settings: CacheSettings,
  belief: CacheBelief | null,
): boolean {
  const said = readDirectives(stored.fields.get('cache-control'))
  const asked = readDirectives(
    belief === 'request-not-heard' ? undefined : request.fields.get('cache-control'),
  )
  if (said.has('no-cache') || asked.has('no-cache')) return false
  if (belief === 'must-revalidate-always' && said.has('must-revalidate')) return false
  const age = ageAt(stored, request.atS, belief)
  const lifetime = lifetimeOf(stored, settings, belief).seconds
  const accepted = secondsOf(asked, 'max-age')
  if (accepted !== null && age > accepted) return false
  const left = secondsOf(asked, 'min-fresh')
  if (left !== null && lifetime - age < left) return false
  if (lifetime > age) return true
  // RFC 9111 section 4.2.4: stale ones only where the client takes them and the origin does not forbid it. For a shared
  // cache s-maxage says the same as proxy-revalidate (section 5.2.2.10).
  const forbidding = ['must-revalidate', ...(settings.shared ? ['proxy-revalidate', 's-maxage'] : [])]
  if (!asked.has('max-stale') || forbidding.some((name) => said.has(name))) return false
  return asked.get('max-stale') === null || age - lifetime <= (secondsOf(asked, 'max-stale') ?? 0)
}
