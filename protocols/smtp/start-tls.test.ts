import { expect, test } from 'vitest'
import { SmtpSession } from '#protocols/smtp/smtp-session.ts'

const setting = { host: 'mx.b.example', mailboxes: null }
const codes = (session: SmtpSession, lines: readonly string[]) =>
  lines.map((line) => session.hears(line).replies.at(-1)?.slice(0, 3))

test('a server that offers TLS begins once, and knows nothing of what was said before', () => {
  const session = new SmtpSession({ ...setting, offersTls: true })
  expect(session.hears('EHLO c.example').replies).toEqual([
    '250-mx.b.example greets c.example',
    '250-8BITMIME',
    '250 STARTTLS',
  ])
  expect(codes(session, ['MAIL FROM:<al@a.example>', 'STARTTLS now'])).toEqual(['250', '501'])
  expect(session.isSecured).toBe(false)
  expect(codes(session, ['STARTTLS'])).toEqual(['220'])
  expect(session.isSecured).toBe(true)
  expect(codes(session, ['MAIL FROM:<al@a.example>', 'EHLO c.example', 'RCPT TO:<e@b.example>'])).toEqual([
    '503',
    '250',
    '503',
  ])
  expect(session.hears('EHLO c.example').replies.join()).not.toContain('STARTTLS')
  expect(codes(session, ['STARTTLS'])).toEqual(['503'])
})

test('one that does not offer it knows no such command', () => {
  expect(codes(new SmtpSession(setting), ['EHLO c.example', 'STARTTLS'])).toEqual(['250', '500'])
})
