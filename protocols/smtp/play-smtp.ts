// A whole dialogue with a server: RFC 5321 section 4. Any lines get replies: nothing throws.

import {
  type DeliveredLetter,
  type SmtpExchange,
  type SmtpSetting,
  smtpLinesMax,
} from '#protocols/smtp/smtp-server-setting.ts'
import { SmtpSession } from '#protocols/smtp/smtp-session.ts'

interface SmtpPlay {
  greeting: string
  exchanges: readonly SmtpExchange[]
  delivered: readonly DeliveredLetter[]
  waitsFor: SmtpSession['waitsFor']
}

export function playSmtp(setting: SmtpSetting, lines: readonly string[]): SmtpPlay {
  const session = new SmtpSession(setting)
  const exchanges = lines.slice(0, smtpLinesMax).map((line) => session.hears(line))
  const { greeting, delivered, waitsFor } = session
  return { greeting, exchanges, delivered, waitsFor }
}

/** A letter's lines as a client sends them: RFC 5321 section 4.5.2. */
export const stuffed = (lines: readonly string[]): string[] =>
  lines.map((line) => (line.startsWith('.') ? `.${line}` : line))
