// Wrong ideas of which cookies a browser keeps and sends: each changes one rule of the model, so that what follows
// from it can be played out.

export const cookieBeliefs = [
  /** A cookie without Domain goes to subdomains as well. */
  'host-cookies-go-below',
  /** A cookie with Domain goes to that host alone. */
  'domain-cookies-stay',
  /** A cookie goes to every path of its host. */
  'path-ignored',
  /** Secure only forbids scripts, or nothing. */
  'secure-ignored',
  /** HttpOnly means: never over HTTPS. */
  'httponly-not-over-https',
  /** Scripts see every cookie of their page. */
  'scripts-see-all',
  /** Cookies go along whoever made the browser ask. */
  'same-site-ignored',
  /** A browser sends nothing from one site to another. */
  'never-across-sites',
  /** Strict cookies go along where a link was followed. */
  'strict-as-lax',
  /** A cookie lives until it is deleted. */
  'never-ends',
] as const
export type CookieBelief = (typeof cookieBeliefs)[number]
