// Wrong ideas of what a cache does: each is a change to one rule of the model, so that what follows from it can be
// played out.

export const cacheBeliefs = [
  /** no-cache is taken for no-store. */
  'no-cache-stores-nothing',
  /** Each use makes a copy young again. */
  'use-makes-young',
  /** A shared cache goes by max-age, though there is an s-maxage. */
  's-maxage-ignored',
  /** Expires comes before max-age. */
  'expires-first',
  /** A copy is used for any request to its URL. */
  'vary-ignored',
  /** A stale copy is thrown away: nothing is validated. */
  'stale-is-dropped',
  /** must-revalidate is taken for no-cache. */
  'must-revalidate-always',
  /** A shared cache keeps what is private. */
  'private-ignored',
  /** The Age that a response arrives with is not counted. */
  'arrives-young',
  /** A 304 leaves a copy as old as it was. */
  'validation-changes-nothing',
  /** A cache knows when the origin has changed. */
  'knows-of-changes',
  /** What a request says of the age that it accepts is not heard. */
  'request-not-heard',
] as const
export type CacheBelief = (typeof cacheBeliefs)[number]
