import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { playSmtp, stuffed } from '#protocols/smtp/play-smtp.ts'

const setting = { host: 'mx.b.example', mailboxes: ['bob@b.example', 'eve@b.example'] }
const begin = ['EHLO a.example', 'MAIL FROM:<al@a.example>', 'RCPT TO:<bob@b.example>', 'DATA']
const codes = (lines: string[]) =>
  playSmtp(setting, lines).exchanges.map(({ replies }) => replies.at(-1)?.slice(0, 3) ?? '-')

describe('a server by RFC 5321', () => {
  test.each<[string, string[], string]>([
    ['all in order', [...begin, 'hello', '.', 'QUIT'], '250 250 250 354 - 250 221'],
    [
      'in small letters',
      ['ehlo a', 'mail from:<a@a.example>', 'rcpt to:<BOB@b.example>', 'data'],
      '250 250 250 354',
    ],
    ['without a greeting', ['MAIL FROM:<a@a.example>'], '503'],
    ['a greeting without a name', ['EHLO', 'HELO ', 'EHLOx'], '501 501 500'],
    ['to whom before from whom', ['HELO a', 'RCPT TO:<bob@b.example>'], '250 503'],
    ['two letters at once', ['HELO a', 'MAIL FROM:<>', 'MAIL FROM:<>'], '250 250 503'],
    ['after RSET', ['HELO a', 'MAIL FROM:<>', 'RSET', 'MAIL FROM:<>'], '250 250 250 250'],
    ['a greeting begins anew', ['HELO a', 'MAIL FROM:<>', 'EHLO a', 'DATA'], '250 250 250 503'],
    ['a letter to nobody', ['HELO a', 'MAIL FROM:<>', 'DATA'], '250 250 554'],
    [
      'to an unknown mailbox',
      ['HELO a', 'MAIL FROM:<>', 'RCPT TO:<no@b.example>', 'DATA'],
      '250 250 550 554',
    ],
    ['to be passed on', ['HELO a', 'MAIL FROM:<>', 'RCPT TO:<al@a.example>'], '250 250 550'],
    [
      'paths without brackets',
      ['HELO a', 'MAIL FROM:al@a.example', 'MAIL FROM:<al@a.example'],
      '250 501 501',
    ],
    ['a blank after the colon', ['HELO a', 'MAIL FROM: <al@a.example>'], '250 501'],
    ['what is no address', ['HELO a', 'MAIL FROM:<al>', 'MAIL FROM:<a l@a.example>'], '250 501 501'],
    ['an empty forward-path', ['HELO a', 'MAIL FROM:<>', 'RCPT TO:<>'], '250 250 501'],
    [
      'a parameter',
      ['EHLO a', 'MAIL FROM:<> BODY=8BITMIME', 'RSET', 'MAIL FROM:<> SIZE=3'],
      '250 250 250 555',
    ],
    ['what stands alone', ['HELO a', 'QUIT now', 'RSET it', 'QUIT'], '250 501 501 221'],
    ['commands within a letter', [...begin, 'QUIT', 'RSET'], '250 250 250 354 - -'],
    ['after the end', ['QUIT', 'NOOP'], '221 -'],
    ['no command', ['', 'HOLA', 'x'.repeat(600)], '500 500 500'],
    ['credentials that nobody asked for', ['EHLO a', 'AUTH LOGIN'], '250 500'],
    ['others', ['NOOP', 'VRFY bob', 'VRFY', 'HELP'], '250 252 501 214'],
  ])('%s', (_, lines, said) => expect(codes(lines).join(' ')).toBe(said))
})

test('what is delivered is envelope and letter, without the dots that protect dots', () => {
  const { delivered, waitsFor } = playSmtp(setting, [
    ...begin.slice(0, 3),
    'RCPT TO:<eve@b.example>',
    'RCPT TO:<eve@b.example>',
    'DATA',
    'Subject: x',
    '',
    '..one',
    '...',
    'two.',
    '.',
  ])
  expect(delivered).toEqual([
    { from: 'al@a.example', to: setting.mailboxes, lines: ['Subject: x', '', '.one', '..', 'two.'] },
  ])
  expect(waitsFor).toBe('command')
  expect(playSmtp(setting, begin).waitsFor).toBe('letter')
  expect(playSmtp(setting, ['QUIT']).waitsFor).toBe('nothing')
})

test('who got one letter does not get the next, in this session or in another', () => {
  const [greeting, ...letter] = [...begin, '.']
  const twice = playSmtp(setting, [greeting ?? '', ...letter, ...letter, 'MAIL FROM:<>', 'DATA'])
  expect(twice.exchanges.at(-1)?.replies).toEqual(['554 To whom? No recipient was taken'])
  const other = ['HELO c', 'MAIL FROM:<>', 'RCPT TO:<eve@b.example>', 'DATA', '.']
  expect(playSmtp(setting, [...other, ...other]).delivered.map(({ to }) => to)).toEqual([
    ['eve@b.example'],
    ['eve@b.example'],
  ])
})

// RFC 4954 section 4.
test.each<[string[], string]>([
  [['AUTH LOGIN', 'YWxpY2U=', 'c2VjcmV0', 'NOOP'], '334 334 235 250'],
  [['AUTH LOGIN YWxpY2U=', 'c2VjcmV0'], '334 235'],
  [['AUTH PLAIN', 'AGFsaWNlAHNlY3JldA=='], '334 235'],
  [['AUTH PLAIN AGFsaWNlAHNlY3JldA==', 'MAIL FROM:<>'], '235 250'],
  [['AUTH LOGIN', '*', 'NOOP'], '334 501 250'],
  [['AUTH', 'AUTH CRAM-MD5', 'AUTH PLAIN a b'], '501 504 501'],
])('credentials: %j', (lines, said) => {
  const { exchanges } = playSmtp({ ...setting, mailboxes: null, takesCredentials: true }, [
    'EHLO a',
    ...lines,
  ])
  expect(exchanges[0]?.replies).toEqual(['250-mx.b.example greets a', '250-8BITMIME', '250 AUTH LOGIN PLAIN'])
  expect(
    exchanges
      .slice(1)
      .map(({ replies }) => replies.at(-1)?.slice(0, 3))
      .join(' '),
  ).toBe(said)
})

test('any letter arrives as it was, once it is protected, and any lines get replies', () => {
  const line = fc.string({ unit: fc.constantFrom('.', 'a', ' '), maxLength: 6 })
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (letter) => {
      const { delivered } = playSmtp(setting, [...begin, ...stuffed(letter), '.'])
      expect(delivered.map(({ lines }) => lines)).toEqual([letter])
    }),
  )
  const anything = fc.oneof(fc.constantFrom(...begin, '.', 'QUIT', 'RSET'), fc.string({ maxLength: 20 }))
  fc.assert(
    fc.property(fc.array(anything, { maxLength: 20 }), (lines) => {
      const { exchanges } = playSmtp(setting, lines)
      expect(exchanges).toHaveLength(lines.length)
      for (const { as, replies } of exchanges) expect(as !== 'command' || replies.length > 0).toBe(true)
    }),
  )
})
