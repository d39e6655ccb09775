/** Where to go after sign-in: `next` when it is a path of this site, otherwise the dashboard. A browser reads
 * "//host" and "/\host" as another site, so the path is resolved against an origin that must come out the same. */
export function pathAfterSignIn(next: unknown): string {
  if (typeof next !== 'string' || !next.startsWith('/') || next.length > 2_000) return '/'
  const origin = 'http://here.invalid'
  if (!URL.canParse(next, origin)) return '/'
  const url = new URL(next, origin)
  return url.origin === origin ? `${url.pathname}${url.search}` : '/'
}
