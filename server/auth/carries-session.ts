import { createHmac, timingSafeEqual } from 'node:crypto'
import { readCookie } from '#server/auth/read-cookie.ts'

/** Begins the name of every cookie of ours. */
export const cookiePrefix = 'roundtrip'

/**
 * Whether a request shows a session that we signed (better-auth: `<token>.<base64 of HMAC-SHA-256>`, RFC 2104). It may
 * have ended meanwhile, so it opens nothing; but nobody has one who never signed in, and to see that costs no query.
 */
export function carriesSession(cookieHeader: string | undefined, secret: string): boolean {
  return [`${cookiePrefix}.session_token`, `__Secure-${cookiePrefix}.session_token`].some((name) => {
    const value = readCookie(cookieHeader, name) ?? ''
    const dot = value.lastIndexOf('.')
    const right = createHmac('sha256', secret)
      .update(value.slice(0, Math.max(dot, 0)))
      .digest()
    const given = Buffer.from(value.slice(dot + 1), 'base64')
    return dot > 0 && given.length === right.length && timingSafeEqual(given, right)
  })
}
