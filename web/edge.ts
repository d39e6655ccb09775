// What every request passes before Next sees it, and every answer carries.
//
// How this works. Headers of ours are set first, so that whatever answers carries them. What the client says about
// itself is taken away (X-Forwarded-*), unless a proxy of ours said it. A page gets a policy that lets its scripts run, and a
// learning platform frame what it launched (framing.ts). A path that cannot be decoded becomes one that
// names nothing. Large bodies are refused unless a session sends them to an action (check-body.ts).
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { BlockList } from 'node:net'
import type { Duplex } from 'node:stream'
import { clientAddress } from '#server/auth/sign-in/client-address.ts'
import { log } from '#server/log.ts'
import { checkBody } from './check-body.ts'
import { CompressedResponse } from './compressed-response.ts'
import { dropForeignLaunch, framedBy } from './framing.ts'
import { isEntrance, isScriptless, pagePolicy, withoutScripts } from './page-policy.ts'
import { securityHeaders } from './security-headers.ts'
import { tameTarget } from './tame-target.ts'

export interface EdgeOptions {
  /** Proxies whose word on their clients counts. */
  trusted: BlockList
  /** The key that signs sessions. */
  secret: string
  /** Answers with a file of the build, and says whether it did. */
  sendFile?: (request: IncomingMessage, response: ServerResponse) => boolean
  /** Next. */
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>
}

/** Nothing here takes another one (RFC 9110 section 9.1: 405 or 501 for those). */
const methods = ['GET', 'HEAD', 'POST']

/** The listener of the web server. */
export function edge({ trusted, secret, sendFile, handle }: EdgeOptions): RequestListener {
  return (request, response) => {
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value)
    if (!methods.includes(request.method ?? '')) {
      response.setHeader('Allow', methods.join(', '))
      return refuse(response, 405, `Nothing here answers to ${request.method}.`)
    }
    const target = tameTarget(request.url ?? '')
    if (target === null) return refuse(response, 400, 'The target of a request must be a path.')
    request.url = target
    if (sendFile?.(request, response)) return
    nameClient(request, trusted)
    dropForeignLaunch(request)
    allowScripts(request, response, secret)
    const problem = checkBody(request.headers, secret)
    if (problem !== null) return refuse(response, problem.status, problem.says)
    handle(request, response).catch((error: unknown) => {
      log.error({ err: error }, 'A request could not be handled.')
      if (response.headersSent) response.destroy()
      else refuse(response, 500, 'Something broke on our side. Try again.')
    })
  }
}

/** A page's own scripts run by a nonce, which Next writes into them when the request says it. A learning platform may frame
 * what it launched. */
function allowScripts(request: IncomingMessage, response: ServerResponse, secret: string): void {
  const frames = framedBy(request.url ?? '', request.headers.cookie, secret)
  const policy = pagePolicy(request.url ?? '', frames)
  delete request.headers['content-security-policy-report-only']
  if (policy === null) return void delete request.headers['content-security-policy']
  request.headers['content-security-policy'] = policy
  response.setHeader('Content-Security-Policy', policy)
  // It knows no list of who may: the policy above does.
  if (frames.length > 0) response.removeHeader('X-Frame-Options')
  // The site's name alone: with 'no-referrer' a browser would also hide from us where a form comes from.
  if (isEntrance(request.url ?? '')) response.setHeader('Referrer-Policy', 'strict-origin')
  if (isScriptless(request.url ?? '') && response instanceof CompressedResponse)
    response.rewrite = withoutScripts
}

/** Leaves one X-Forwarded-For: the address of the client. The others stay only when a trusted proxy wrote them. */
function nameClient(request: IncomingMessage, trusted: BlockList): void {
  const { headers, socket } = request
  const peer = socket.remoteAddress ?? ''
  const said = headers['x-forwarded-for']
  const peerAddress = clientAddress(peer, '', trusted)
  const believed = clientAddress(peer, Array.isArray(said) ? said.join(',') : (said ?? ''), trusted)
  headers['x-forwarded-for'] = believed
  if (believed !== peerAddress) return
  for (const name of ['x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-port']) delete headers[name]
}

/** The connection is closed: what is left of the body is not read. */
function refuse(response: ServerResponse, status: number, says: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', Connection: 'close' })
  response.end(`${says}\n`)
}

/** For what is no HTTP at all, or not as we take it: a byte outside ASCII in the target, a method that nobody knows. */
export function refuseMalformed(_error: Error, socket: Duplex): void {
  if (!socket.writable) return void socket.destroy()
  const lines = Object.entries(securityHeaders).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.end(`HTTP/1.1 400 Bad Request\r\n${lines.join('')}Content-Length: 0\r\nConnection: close\r\n\r\n`)
}
