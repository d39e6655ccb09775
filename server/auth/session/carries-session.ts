import { createHmac, timingSafeEqual } from 'node:crypto'
import { readCookie } from '#server/auth/session/read-cookie.ts'

/** Begins the name of every cookie of ours. */
export const cookiePrefix = 'roundtrip'

/** Cookies of the platform's sessions, by whether the site is served over TLS: a browser takes one of the second name
 * from nobody who could not serve the site itself (RFC 6265bis section 4.1.3.1). */
export const sessionCookies = {
  plain: `${cookiePrefix}.session_token`,
  secure: `__Secure-${cookiePrefix}.session_token`,
} as const

/**
 * The token of the session that a request shows, when we signed it (better-auth: `<token>.<base64 of HMAC-SHA-256>`,
 * RFC 2104); null for anything else. The session may have ended meanwhile, so by itself this opens nothing.
 */
export function readSessionToken(
  cookieHeader: string | null | undefined,
  secret: string,
  cookie: (typeof sessionCookies)[keyof typeof sessionCookies],
): string | null {
  const value = readCookie(cookieHeader, cookie) ?? ''
  const dot = value.lastIndexOf('.')
  const token = value.slice(0, Math.max(dot, 0))
  const right = createHmac('sha256', secret).update(token).digest()
  const given = Buffer.from(value.slice(dot + 1), 'base64')
  return dot > 0 && given.length === right.length && timingSafeEqual(given, right) ? token : null
}

/** Whether a request shows a session that we signed. Nobody has one who never signed in, and to see that costs no
 * query. */
export const carriesSession = (cookieHeader: string | undefined, secret: string): boolean =>
  Object.values(sessionCookies).some((cookie) => readSessionToken(cookieHeader, secret, cookie) !== null)
