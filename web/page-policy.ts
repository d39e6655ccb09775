import { randomBytes } from 'node:crypto'

const development = process.env.NODE_ENV === 'development'

/** What carries no scripts of a page: files of the build, and answers to programs. */
const noPage = /^\/(?:_next\/|api\/|favicon\.ico|icon\.svg)/

/** Where somebody comes in. Whoever has the address of such a page may be able to use it, once: no other page, and no
 * log of one, is told it (edge.ts). */
export const isEntrance = (target: string): boolean =>
  /^\/(?:sign-in|forgot|join)(?:\?|$)/.test(target) ||
  ['/invitations/', '/reset/', '/address/', '/sso/'].some((path) => target.startsWith(path))

/** Where a password is typed no script runs: the form is an ordinary one, and its page is sent without (withoutScripts). In
 * development scripts show what is wrong. */
export const isScriptless = (target: string): boolean => !development && isEntrance(target)

/** A page as Next wrote it, without its scripts, what fetches them early, and the data for them. */
export const withoutScripts = (html: string): string =>
  html.replaceAll(/<script\b[^>]*>.*?<\/script>|<link\b[^>]*\bas="script"[^>]*>/gs, '')

/** Where an instructor picks for a learning platform: a form of that page leads to the platform. */
const isPicking = (target: string) => /^\/lti\/pick(?:\?|$)/.test(target)

/** The content security policy of a page, with a fresh nonce for the scripts that Next writes into it; null for what is
 * no page, which keeps the strict one. Next reads the nonce from the request's own header of this name. `framedBy`: other
 * sites that may frame it (framing.ts). */
export function pagePolicy(target: string, framedBy: readonly string[] | 'anybody' = []): string | null {
  if (noPage.test(target)) return null
  if (framedBy === 'anybody') {
    return "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors *"
  }
  return policyWith({
    nonce: isScriptless(target) ? null : randomBytes(16).toString('base64'),
    framedBy,
    formsTo: isPicking(target) ? framedBy : [],
  })
}

interface PagePolicy {
  nonce: string | null
  framedBy: readonly string[]
  formsTo: readonly string[]
}

function policyWith({ nonce, framedBy, formsTo }: PagePolicy): string {
  return [
    "default-src 'self'",
    // Development compiles with eval and reloads over a web socket.
    nonce === null
      ? "script-src 'none'"
      : `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    // Style attributes (KaTeX, the editor) cannot carry a nonce.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${development ? ' ws:' : ''}`,
    "object-src 'none'",
    "base-uri 'none'",
    ["form-action 'self'", ...formsTo].join(' '),
    `frame-ancestors ${framedBy.length === 0 ? "'none'" : framedBy.join(' ')}`,
  ].join('; ')
}
