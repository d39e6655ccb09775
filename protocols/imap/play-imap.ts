// A whole dialogue with a mailbox: RFC 9051 section 6. Any lines get responses: nothing throws.
import { type ImapExchange, ImapSession, type ImapSetting } from '#protocols/imap/imap-session.ts'
import type { KeptMessage } from '#protocols/imap/kept-message.ts'

export const imapLinesMax = 60

export interface ImapPlay {
  greeting: string
  /** Null for what comes after the end. */
  exchanges: readonly { sent: string; response: ImapExchange | null }[]
  /** What is in INBOX in the end. */
  messages: readonly KeptMessage[]
  state: ImapSession['state']
}

export function playImap(setting: ImapSetting, lines: readonly string[]): ImapPlay {
  const session = new ImapSession(setting)
  const exchanges = lines.slice(0, imapLinesMax).map((sent) => ({
    sent,
    response: session.state === 'logout' ? null : session.hears(sent),
  }))
  const { greeting, messages, state } = session
  return { greeting, exchanges, messages, state }
}
