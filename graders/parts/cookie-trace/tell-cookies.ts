// The English of what a browser does, and of why a cookie stays behind.

import type { CookieRefusal, KeptCookie } from '#protocols/http-cookies/cookie-jar.ts'
import { isSameSite } from '#protocols/http-cookies/cookie-request.ts'
import type { CookieStep, TracedCookieRequest } from '#protocols/http-cookies/play-cookie-trace.ts'

export function tellAction({ url, by, from }: TracedCookieRequest): string {
  switch (by) {
    case 'typed':
      return `The user types ${url.href}`
    case 'link':
      return `On ${from?.href} the user follows a link to ${url.href}`
    case 'form':
      return `On ${from?.href} the user sends a form, by POST, to ${url.href}`
    case 'image':
      return `${from?.href} shows an image, ${url.href}`
    case 'script':
      return `A script of the page ${url.href} reads document.cookie`
  }
}

const refusals: Record<CookieRefusal, string> = {
  nothing: 'has neither a name nor a value',
  'public-suffix': 'was not kept: its Domain is one under which anybody may have a name',
  'foreign-domain': 'was not kept: its Domain is not that of the host that set it, nor above it',
  'secure-over-http': 'was not kept: over http nobody can set what is Secure',
  'none-without-secure': 'was not kept: SameSite=None needs Secure',
  prefix: 'was not kept: its name promises what its attributes do not hold',
  'across-sites': 'was not kept: an image of another site sets only cookies with SameSite=None',
  'over-a-secure-one': 'was not kept: over http nobody can replace what is Secure',
}

/** Why a cookie does not go along, with its section of RFC 6265bis; null where nothing of it is kept. */
export function whyLeft(
  cookie: KeptCookie | null,
  refusal: CookieRefusal | null,
  request: TracedCookieRequest,
): string {
  if (refusal !== null) return `${refusals[refusal]} (section 5.7)`
  if (cookie === null) return 'is no longer there: it was replaced, deleted, or has ended'
  const { hostname, pathname, protocol } = request.url
  if (cookie.hostOnly && hostname !== cookie.domain) return `is for ${cookie.domain} alone: it has no Domain`
  if (hostname !== cookie.domain && !hostname.endsWith(`.${cookie.domain}`))
    return `is for ${cookie.domain}, which is another host`
  if (cookie.secure && protocol !== 'https:') return 'is Secure, and this is http'
  if (!pathname.startsWith(cookie.path)) return `is for paths in ${cookie.path}`
  if (request.by === 'script') return 'is HttpOnly: no script sees it'
  if (!isSameSite(request)) {
    const said =
      cookie.sameSite === 'default'
        ? 'says nothing of SameSite, so that it counts as Lax'
        : `is SameSite=${cookie.sameSite}`
    return `${said}, and the request comes from another site`
  }
  return `is for paths in ${cookie.path}`
}

/** For who ticked a cookie that stays behind: where to look, and not what is right. */
export function askWhy(pair: string, why: string): string {
  if (why.startsWith('was not kept')) return `“${pair}”: may the answer that sets it have it kept?`
  if (why.startsWith('is no longer')) return `“${pair}”: is it still there by then?`
  if (why.includes('alone') || why.includes('another host')) return `“${pair}”: to which hosts does it go?`
  if (why.includes('Secure')) return `“${pair}”: look at the scheme.`
  if (why.includes('HttpOnly')) return `“${pair}”: who may see it?`
  if (why.includes('site')) return `“${pair}”: whose page made the browser ask?`
  return `“${pair}”: to which paths does it go?`
}

/** The kept cookie of a pair, and why the answer that set it was not heeded. */
export function fateOf(
  pair: string,
  index: number,
  requests: readonly TracedCookieRequest[],
  steps: readonly CookieStep[],
): { cookie: KeptCookie | null; refusal: CookieRefusal | null } {
  const cookie = steps[index]?.kept.find(({ name, value }) => `${name}=${value}` === pair) ?? null
  const refused = requests.slice(0, index).flatMap(({ sets }, at) =>
    sets.flatMap((line, nth) => {
      const refusal = steps[at]?.refusals[nth] ?? null
      return line.split(';')[0]?.trim() === pair && refusal !== null ? [refusal] : []
    }),
  )
  return { cookie, refusal: cookie === null ? (refused.at(-1) ?? null) : null }
}
