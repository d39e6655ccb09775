// Which other sites may show a page of ours in a frame, and what a request from within one may do.
//
// How this works. Nobody frames us, but a learning platform what it launched: the launch's cookie names the platform's addresses
// and is signed, so the answer to it may be framed by these. Such a request is answered as that launch and never as another
// session (server/auth/session/find-viewer.ts), and no page where a password is typed is ever framed. The few pages before
// there is a cookie carry a signed ticket in their address. The first and the last step of a launch answer with a redirect or a
// line of text, which has nothing to press: these anybody may frame, so that a wrong setting can be read where it shows.
//
// A launch's cookie is sent from another site's page too, within the platform's own tab. So a request that changes something
// has it only when our own page sent it, by its Origin header, which a browser puts on each POST and no script can write
// (Fetch standard section 3.2). Next asks the same of server actions; it lets a request without the header pass.
import type { IncomingMessage } from 'node:http'
import { launchCookies, readFrameTicket, readLaunchCookie } from '#server/auth/launch/launch-cookie.ts'
import { siteOrigin } from '#server/lti/site-origin.ts'
import { isEntrance } from './page-policy.ts'

/** Origins, or 'anybody'; none is nobody. */
export type FramedBy = readonly string[] | 'anybody'

export function framedBy(target: string, cookie: string | undefined, secret: string): FramedBy {
  const url = new URL(target, 'http://here.invalid')
  const { pathname } = url
  if (/^\/lti\/(?:login|launch|register\/.*)$/.test(pathname)) return 'anybody'
  if (/^\/lti\/(?:tab|problem|registered)$/.test(pathname)) {
    return readFrameTicket(url.searchParams.get('frame'), secret) ?? []
  }
  if (isEntrance(target) || pathname === '/lti/code') return []
  const kind = pathname === '/lti/enter' ? 'pending' : 'session'
  return readLaunchCookie(kind, cookie, secret)?.origins ?? []
}

/** Takes the cookies of a launch from a request that changes something, unless our own page sent it. */
export function dropForeignLaunch({ method, headers }: Pick<IncomingMessage, 'method' | 'headers'>): void {
  if (method === 'GET' || method === 'HEAD' || headers.cookie === undefined) return
  if (headers.origin !== undefined && headers.origin === siteOrigin()) return
  const dropped = new Set<string>([launchCookies.pending.name, launchCookies.session.name])
  headers.cookie = headers.cookie
    .split(';')
    .filter((pair) => !dropped.has(pair.slice(0, pair.indexOf('=')).trim()))
    .join(';')
}
