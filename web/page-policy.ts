import { randomBytes } from 'node:crypto'

const development = process.env.NODE_ENV === 'development'

/** What carries no scripts of a page: files of the build, and answers to programs. */
const noPage = /^\/(?:_next\/|api\/|favicon\.ico|icon\.svg)/

/** The content security policy of a page, with a fresh nonce for the scripts that Next writes into it; null for what is
 * no page, which keeps the strict one. Next reads the nonce from the request's own header of this name. */
export const pagePolicy = (target: string): string | null =>
  noPage.test(target) ? null : policyWith(randomBytes(16).toString('base64'))

function policyWith(nonce: string): string {
  return [
    "default-src 'self'",
    // Development compiles with eval and reloads over a web socket.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    // Style attributes (KaTeX, the editor) cannot carry a nonce.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${development ? ' ws:' : ''}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}
