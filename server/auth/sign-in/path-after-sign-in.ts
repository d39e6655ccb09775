const elsewhere = 'http://here.invalid'

/**
 * Where to go after sign-in: `next` when it is a path of this site, otherwise the dashboard. What is returned has been
 * parsed as a browser will parse it (URL standard) and stays on the origin that it is resolved against: "//host" and
 * "/\host" name another site, and so does what "/.//host" becomes once its dots are gone.
 */
export function pathAfterSignIn(next: unknown): string {
  if (typeof next !== 'string' || !next.startsWith('/') || next.length > 2_000) return '/'
  const path = resolve(next)
  return path !== null && resolve(path) === path ? path : '/'
}

/** Path and query of a reference as seen from a page of ours; null when it leads to another origin. */
function resolve(reference: string): string | null {
  const url = URL.parse(reference, elsewhere)
  return url?.origin === elsewhere ? `${url.pathname}${url.search}` : null
}
