// How a mail server of ours behaves, as data: what it refuses, what it holds back, what takes its time.

import type { MailSecurity } from '#graders/labs/peers/tls/mail-security.ts'

/** What a reply answers to: the opening of the connection, a command, or the end of a letter. */
export type SmtpMoment =
  | 'greeting'
  | 'EHLO'
  | 'HELO'
  | 'MAIL'
  | 'RCPT'
  | 'DATA'
  | 'letter'
  | 'QUIT'
  | 'another command'

/** One line, or the lines of a reply that has several (RFC 5321 section 4.2.1). */
export type SmtpReply = string | readonly string[]

/** Of a reply of several lines, `last-line` is the last. */
type HeldBack = 'all' | 'last-line' | 'inside-code'

export interface SmtpConduct {
  /** Without, nothing is encrypted. */
  security?: MailSecurity
  /** What it says instead of its usual reply; a refusal (4xx, 5xx) leaves everything as it was, 421 ends the connection. */
  says?: Partial<Record<SmtpMoment, SmtpReply>>
  /** Refusals of one recipient, by address. */
  refuses?: Readonly<Record<string, string>>
  /**
   * Replies of which it holds back all, the last line, or all but the first digit, until the program has had time to go on
   * without: what it then sends came too early.
   */
  holdsBack?: Partial<Record<SmtpMoment, HeldBack>>
  /** Replies that take their time. */
  lateMs?: Partial<Record<SmtpMoment, number>>
  /** Where it closes the connection instead of replying. */
  hangsUpAt?: SmtpMoment
}

/** What a command is, whatever stands behind it. */
export function momentOf(command: string): SmtpMoment {
  const verb = /^[a-z]*/i.exec(command)?.[0].toUpperCase()
  return moments.find((moment) => moment === verb) ?? 'another command'
}
const moments: readonly SmtpMoment[] = ['EHLO', 'HELO', 'MAIL', 'RCPT', 'DATA', 'QUIT']

/** "the greeting", "the reply to MAIL", as part of a sentence. */
export function describeReply(moment: SmtpMoment): string {
  if (moment === 'greeting') return 'the greeting'
  return moment === 'letter' ? 'the reply to the letter' : `the reply to ${moment}`
}

/**
 * Where a reply is cut: everything before is sent, the rest is held back.
 * @param bytes the reply with its line ends
 */
export function cutOf(bytes: Buffer, how: HeldBack): number {
  if (how === 'all') return 0
  return how === 'inside-code' ? 1 : bytes.lastIndexOf('\r\n', bytes.length - 3) + 2
}

/**
 * What real servers understand as well, though RFC 5321 section 4.1.1.2 does not allow it: a blank behind the colon, and
 * an address without its brackets. Checks that ask for the letter of the RFC look at what was sent.
 */
export function forgive(command: string): string {
  const path = /^(?<verb>MAIL +FROM|RCPT +TO) *: *(?<path>[^<>\s]+@[^<>\s]+|<[^<>]*>)(?<rest>.*)$/i.exec(
    command,
  )
  const { verb = '', path: address = '', rest = '' } = path?.groups ?? {}
  if (path === null) return command.trimEnd()
  return `${verb.replace(/ +/, ' ')}:${address.startsWith('<') ? address.replaceAll(' ', '') : `<${address}>`}${rest.trimEnd()}`
}
