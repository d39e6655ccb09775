import { createTransport } from 'nodemailer'
import type { MailSettings } from '#server/mail/mail-settings.ts'

/** What is sent: plain text to one address. */
export interface Letter {
  to: string
  subject: string
  text: string
}

export interface Post {
  /** Resolves when the mail server has taken it; rejects with what `readFailure` reads. */
  send: (letter: Letter) => Promise<void>
  close: () => void
}

/** Letters handed over at once, each by a connection that is kept for some. */
export const connectionsMax = 2

/** How long a mail server may be silent. */
const timeouts = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 30_000 }

/** Connections to the operator's mail server. Names and subjects go to nodemailer as data, never as lines of a header:
 * it encodes what is no printable ASCII, and folds line breaks away. */
export function openPost({ host, port, secure, requireTls, auth, from }: MailSettings): Post {
  const transport = createTransport({
    host,
    port,
    secure,
    ...timeouts,
    requireTLS: requireTls && !secure,
    ...(auth === null ? {} : { auth }),
    pool: true,
    maxConnections: connectionsMax,
    // Nothing is read from files or fetched, whatever a letter says.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    send: async ({ to, subject, text }) => {
      await transport.sendMail({
        from,
        to: { name: '', address: to },
        subject: subject.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' '),
        text,
        // So that no out-of-office note answers (RFC 3834).
        headers: { 'Auto-Submitted': 'auto-generated' },
      })
    },
    close: () => transport.close(),
  }
}
