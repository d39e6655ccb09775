// Cookies of who was sent here by a learning platform, mostly within its page: a frame of another site.
//
// How this works. The ordinary session's cookie stays `SameSite=Lax`, so no frame of another site ever carries it. A launch
// has cookies of its own, `Secure; SameSite=None; Partitioned`: a browser sends them within the site that embeds us, and to
// nobody else's. Each is signed and names, beside its token, the addresses of the platform: the edge allows these, and
// nobody else, to frame what the cookie opens, and needs no query for it. `pending` holds a launch of which it is not yet
// known whose it is, below /lti alone; `session` the session that comes of it.
import { createHmac, timingSafeEqual } from 'node:crypto'
import * as z from 'zod'
import { cookiePrefix } from '#server/auth/session/carries-session.ts'
import { readCookie } from '#server/auth/session/read-cookie.ts'
import { SecretTokenSchema } from '#server/secret-token.ts'

export type LaunchCookieKind = 'pending' | 'session'

/** Seconds. A launch's session is that of a day's work, and is not made to last anew. */
export const launchLife = { pending: 1_800, session: 12 * 3_600 } as const

/** Also without a prefix that browsers know: on this machine there is no TLS for it. */
const attributes = { httpOnly: true, secure: true, sameSite: 'none', partitioned: true } as const

export const launchCookies = {
  pending: {
    name: `${cookiePrefix}.launch_pending`,
    path: '/lti',
    maxAge: launchLife.pending,
    ...attributes,
  },
  session: { name: `${cookiePrefix}.launch`, path: '/', maxAge: launchLife.session, ...attributes },
  /** Keeps a browser's launches together; opens nothing. */
  browser: { name: `${cookiePrefix}.launch_browser`, path: '/lti', maxAge: 86_400, ...attributes },
} as const

const ContentSchema = z.tuple([SecretTokenSchema, z.array(z.url()).max(10)])

export interface LaunchCookie {
  token: string
  /** Addresses of the platform. */
  origins: string[]
}

/** Signed for this purpose alone, and for each of the two apart. */
const sign = (kind: LaunchCookieKind | 'frame', content: string, secret: string) =>
  createHmac('sha256', secret).update(`launch ${kind}:${content}`).digest()

const isSignedBy = (kind: LaunchCookieKind | 'frame', content: string, signature: string, secret: string) => {
  const given = Buffer.from(signature, 'base64url')
  const right = sign(kind, content, secret)
  return given.length === right.length && timingSafeEqual(given, right)
}

export function writeLaunchCookie(
  kind: LaunchCookieKind,
  { token, origins }: LaunchCookie,
  secret: string,
): string {
  const content = Buffer.from(JSON.stringify([token, origins])).toString('base64url')
  return `${content}.${sign(kind, content, secret).toString('base64url')}`
}

/** Null without a cookie that we signed. What it opened may have ended meanwhile. */
export function readLaunchCookie(
  kind: LaunchCookieKind,
  cookieHeader: string | null | undefined,
  secret: string,
): LaunchCookie | null {
  const [content = '', signature = '', ...rest] = (
    readCookie(cookieHeader, launchCookies[kind].name) ?? ''
  ).split('.')
  if (rest.length > 0 || !isSignedBy(kind, content, signature, secret)) return null
  const [token, origins] = ContentSchema.parse(JSON.parse(Buffer.from(content, 'base64url').toString('utf8')))
  return { token, origins }
}

/** Who may frame a page that is shown before there is a cookie, as a part of its address. */
export function writeFrameTicket(origins: readonly string[], secret: string): string {
  const content = Buffer.from(JSON.stringify(origins)).toString('base64url')
  return `${content}.${sign('frame', content, secret).toString('base64url')}`
}

/** Null for what we did not sign. */
export function readFrameTicket(ticket: string | null, secret: string): string[] | null {
  const [content = '', signature = '', ...rest] = (ticket ?? '').split('.')
  if (rest.length > 0 || content === '' || !isSignedBy('frame', content, signature, secret)) return null
  return z
    .array(z.url())
    .max(10)
    .parse(JSON.parse(Buffer.from(content, 'base64url').toString('utf8')))
}

/** The line of a Set-Cookie header; an empty value takes the cookie away. */
export function setLaunchCookie(kind: keyof typeof launchCookies, value: string): string {
  const { name, path, maxAge } = launchCookies[kind]
  const life = value === '' ? 0 : maxAge
  return `${name}=${value}; Path=${path}; Max-Age=${life}; HttpOnly; Secure; SameSite=None; Partitioned`
}
