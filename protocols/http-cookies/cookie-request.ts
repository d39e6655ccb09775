// A request that a browser makes, and whose doing it is.

export interface CookieRequest {
  url: URL
  /** How it came about: the user typed the address; a link or a form on `from`, which leaves that page; something that
   * the page `from` shows; or no request at all: a script of `from` looks at its cookies. */
  by: 'typed' | 'link' | 'form' | 'image' | 'script'
  /** The page on which it came about; null for what the user typed. */
  from: URL | null
}

/** The registrable domain: one label below a public suffix. Here a public suffix is a single label, which is the rule for
 * every suffix that no list names. */
export const registrableDomain = (host: string): string => host.split('.').slice(-2).join('.')

export const isPublicSuffix = (domain: string): boolean => !domain.includes('.')

/** RFC 6265bis section 5.2: scheme and registrable domain. */
export const siteOfUrl = ({ protocol, hostname }: URL): string =>
  `${protocol}//${registrableDomain(hostname)}`

export const isSameSite = ({ url, from }: CookieRequest): boolean =>
  from === null || siteOfUrl(from) === siteOfUrl(url)

/** RFC 6265bis section 5.8.3: a navigation of the whole page by a safe method, for which Lax cookies are sent. */
export const leavesSafely = ({ by }: CookieRequest): boolean => by === 'link' || by === 'typed'
