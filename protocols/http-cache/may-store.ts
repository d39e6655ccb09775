// Whether a response may be kept: RFC 9111 section 3.
import type { CacheBelief } from '#protocols/http-cache/cache-belief.ts'
import { readDirectives } from '#protocols/http-cache/cache-control.ts'
import type { CacheSettings, FieldMap, TracedRequest } from '#protocols/http-cache/cache-trace.ts'

export type StoreRefusal =
  | 'method'
  | 'request-no-store'
  | 'no-store'
  | 'no-cache'
  | 'private'
  | 'authorization'
  | 'status'

/** RFC 9110 section 15.1. */
const cacheableByDefault = new Set([200, 203, 204, 300, 301, 308, 404, 405, 410, 414, 501])

/** Why a response must not be stored; null where it may be. */
export function whyNotStored(
  request: TracedRequest,
  response: { status: number; fields: FieldMap },
  { shared }: CacheSettings,
  belief: CacheBelief | null,
): StoreRefusal | null {
  if (request.method !== 'GET') return 'method'
  const [asked, said] = [request, response].map(({ fields }) => readDirectives(fields.get('cache-control')))
  if (!asked || !said) return 'method'
  // Of partial content and of 304 this cache keeps nothing by itself.
  if (response.status === 206 || response.status === 304 || response.status < 200) return 'status'
  if (asked.has('no-store')) return 'request-no-store'
  if (said.has('no-store')) return 'no-store'
  if (belief === 'no-cache-stores-nothing' && said.has('no-cache')) return 'no-cache'
  if (shared && said.has('private') && belief !== 'private-ignored') return 'private'
  // RFC 9111 section 3.5.
  if (shared && request.fields.has('authorization')) {
    if (!['must-revalidate', 'public', 's-maxage'].some((name) => said.has(name))) return 'authorization'
  }
  const explicit =
    said.has('public') ||
    said.has('max-age') ||
    (shared ? said.has('s-maxage') : said.has('private')) ||
    response.fields.has('expires')
  return explicit || cacheableByDefault.has(response.status) ? null : 'status'
}
