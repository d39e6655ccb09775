// A browser's cookies: RFC 6265bis sections 5.7 (storing) and 5.8.3 (sending).
import type { CookieBelief } from '#protocols/http-cookies/cookie-belief.ts'
import {
  type CookieRequest,
  isPublicSuffix,
  isSameSite,
  leavesSafely,
} from '#protocols/http-cookies/cookie-request.ts'
import { readSetCookie, type SetCookie } from '#protocols/http-cookies/set-cookie.ts'

export interface KeptCookie extends SetCookie {
  domain: string
  path: string
  /** Goes to the host that set it and to none below. */
  hostOnly: boolean
  endsS: number | null
}

export type CookieRefusal =
  | 'nothing'
  | 'public-suffix'
  | 'foreign-domain'
  | 'secure-over-http'
  | 'none-without-secure'
  | 'prefix'
  | 'across-sites'
  | 'over-a-secure-one'

/** Keeps what one Set-Cookie line of the answer to a request says; or why it does not. */
export function keepCookie(
  jar: readonly KeptCookie[],
  line: string,
  request: CookieRequest,
  nowS: number,
  startMs: number,
): { jar: KeptCookie[]; refusal: CookieRefusal | null } {
  const refuse = (refusal: CookieRefusal) => ({ jar: [...jar], refusal })
  const read = readSetCookie(line, startMs + nowS * 1000)
  if (!read) return refuse('nothing')
  const { hostname, protocol, pathname } = request.url
  const isSecure = protocol === 'https:'
  const domain = read.domain ?? hostname
  if (read.domain !== null && isPublicSuffix(domain) && domain !== hostname) return refuse('public-suffix')
  if (!matchesDomain(hostname, domain)) return refuse('foreign-domain')
  if (read.secure && !isSecure) return refuse('secure-over-http')
  if (read.sameSite === 'None' && !read.secure) return refuse('none-without-secure')
  if (read.sameSite !== 'None' && !isSameSite(request) && request.by !== 'link' && request.by !== 'form') {
    return refuse('across-sites')
  }
  const cookie: KeptCookie = {
    ...read,
    domain,
    hostOnly: read.domain === null,
    path: read.path ?? defaultPath(pathname),
    endsS: read.livesS === null ? null : nowS + read.livesS,
  }
  if (!keepsToItsPrefix(cookie, read)) return refuse('prefix')
  // What an insecure page sets never takes the place of a secure cookie.
  const covers = (each: KeptCookie) =>
    each.secure &&
    each.name === cookie.name &&
    (matchesDomain(each.domain, cookie.domain) || matchesDomain(cookie.domain, each.domain)) &&
    matchesPath(cookie.path, each.path)
  if (!isSecure && jar.some(covers)) return refuse('over-a-secure-one')
  const others = jar.filter(
    (each) =>
      each.name !== cookie.name ||
      each.domain !== cookie.domain ||
      each.path !== cookie.path ||
      each.hostOnly !== cookie.hostOnly,
  )
  return { jar: hasEnded(cookie, nowS) ? others : [...others, cookie], refusal: null }
}

/** RFC 6265bis section 5.7: what a name promises. */
function keepsToItsPrefix(cookie: KeptCookie, read: SetCookie): boolean {
  const name = cookie.name.toLowerCase()
  if (name.startsWith('__secure-')) return cookie.secure
  if (name.startsWith('__host-')) return cookie.secure && cookie.hostOnly && read.path === '/'
  return true
}

/** Those that go with a request, or that a script sees, in the order in which they are sent. */
export function cookiesFor(
  jar: readonly KeptCookie[],
  request: CookieRequest,
  nowS: number,
  belief: CookieBelief | null = null,
): KeptCookie[] {
  return jar.filter((cookie) => goesWith(cookie, request, nowS, belief))
}

function goesWith(
  cookie: KeptCookie,
  request: CookieRequest,
  nowS: number,
  belief: CookieBelief | null,
): boolean {
  const { hostname, pathname, protocol } = request.url
  if (hasEnded(cookie, nowS) && belief !== 'never-ends') return false
  const exact = cookie.hostOnly ? belief !== 'host-cookies-go-below' : belief === 'domain-cookies-stay'
  if (exact ? hostname !== cookie.domain : !matchesDomain(hostname, cookie.domain)) return false
  if (belief !== 'path-ignored' && !matchesPath(pathname, cookie.path)) return false
  if (cookie.secure && protocol !== 'https:' && belief !== 'secure-ignored') return false
  if (belief === 'httponly-not-over-https' && cookie.httpOnly && protocol === 'https:') return false
  if (request.by === 'script') return !cookie.httpOnly || belief === 'scripts-see-all'
  if (isSameSite(request) || belief === 'same-site-ignored') return true
  if (belief === 'never-across-sites' || cookie.sameSite === 'None') return belief !== 'never-across-sites'
  if (cookie.sameSite === 'Strict' && belief !== 'strict-as-lax') return false
  return leavesSafely(request)
}

const hasEnded = ({ endsS }: KeptCookie, nowS: number) => endsS !== null && endsS <= nowS

/** RFC 6265bis section 5.1.3. */
const matchesDomain = (host: string, domain: string) => host === domain || host.endsWith(`.${domain}`)

/** RFC 6265bis section 5.1.4. */
const matchesPath = (path: string, prefix: string) =>
  path === prefix || (path.startsWith(prefix) && (prefix.endsWith('/') || path[prefix.length] === '/'))

const defaultPath = (path: string) => {
  const last = path.lastIndexOf('/')
  return last <= 0 ? '/' : path.slice(0, last)
}
