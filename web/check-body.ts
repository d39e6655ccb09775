import type { IncomingHttpHeaders } from 'node:http'
import { readLaunchCookie } from '#server/auth/launch/launch-cookie.ts'
import { carriesSession } from '#server/auth/session/carries-session.ts'

/** Of a form, and of whoever has no session: the sign-in form takes a few hundred bytes. */
export const smallBytesMax = 64 * 1_024

/**
 * What is wrong with the body that a request announces, or null. Next copies and decodes bodies before any code of ours
 * can ask who sends them, and what it decodes for longest are forms of many fields: 8 MB of them keep everybody waiting
 * for 5 s. So more than a little is taken only of a session that calls an action with values, which React writes as one
 * text; that is bounded in next.config.js.
 */
export function checkBody(
  headers: IncomingHttpHeaders,
  secret: string,
): { status: number; says: string } | null {
  const length = Number(headers['content-length'] ?? 0)
  // RFC 9112 section 6.3: a request without either header has no body.
  if (length <= smallBytesMax && headers['transfer-encoding'] === undefined) return null
  if (headers['transfer-encoding'] !== undefined) {
    return { status: 411, says: 'Say how long the body is (Content-Length).' }
  }
  const callsAction =
    headers['next-action'] !== undefined && headers['content-type']?.startsWith('text/plain') === true
  const hasSession =
    carriesSession(headers.cookie, secret) || readLaunchCookie('session', headers.cookie, secret) !== null
  if (callsAction && hasSession) return null
  return {
    status: 413,
    says: `A form holds ${smallBytesMax / 1_024} KB at most, and so does any request without a session. Sign in and try again.`,
  }
}
