import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ImapSession, type ImapSetting } from '#protocols/imap/imap-session.ts'
import { readFetch, readImapStrings, readNumbers } from '#protocols/imap/read-imap-command.ts'

const first = 'Subject: one\r\n\r\nhello\r\n'
const setting: ImapSetting = {
  login: { user: 'al', password: 'a "b\\' },
  messages: [first, 'Subject: two\r\n\r\n'],
}
const begin = [String.raw`a LOGIN al "a \"b\\"`, 'b SELECT INBOX']
const play = (lines: readonly string[], own: Partial<ImapSetting> = {}) => {
  const session = new ImapSession({ ...setting, ...own })
  return lines.map((line) => session.hears(line))
}
const completions = (lines: readonly string[], own?: Partial<ImapSetting>) =>
  play(lines, own)
    .map(({ completion }) => completion.split(' ').slice(0, 2).join(' '))
    .join(', ')

test('TLS is begun once, before a log-in, where it is offered', () => {
  const lines = ['a CAPABILITY', 'b STARTTLS x', 'c STARTTLS', 'd CAPABILITY', 'e STARTTLS']
  const told = play(lines, { offersTls: true })
  expect(told.map(({ completion }) => completion.slice(0, 4).trim())).toEqual([
    'a OK',
    'b BA',
    'c OK',
    'd OK',
    'e BA',
  ])
  expect(told.map(({ untagged }) => untagged.join().includes('STARTTLS'))).toEqual([
    true,
    false,
    false,
    false,
    false,
  ])
  expect(completions(['a STARTTLS'])).toBe('a BAD')
  expect(completions([...begin, 'c STARTTLS'], { offersTls: true })).toBe('a OK, b OK, c BAD')
})

describe('a server by RFC 9051', () => {
  test.each<[string, string[], string]>([
    ['all in order', [...begin, 'c FETCH 1 BODY[]', 'd LOGOUT'], 'a OK, b OK, c OK, d OK'],
    ['in small letters', ['a login al "a \\"b\\\\"', 'b select inbox'], 'a OK, b OK'],
    ['a wrong password', ['a LOGIN al b', 'b SELECT INBOX'], 'a NO, b BAD'],
    ['quotes that are missing', ['a LOGIN al a b', 'b LOGIN al "a', 'c LOGIN al'], 'a BAD, b BAD, c BAD'],
    ['out of turn', ['a FETCH 1 BODY[]', 'b SELECT INBOX', 'c CLOSE'], 'a BAD, b BAD, c BAD'],
    [
      'what is not there',
      [...begin, 'c FETCH 3 BODY[]', 'd SELECT x', 'e FETCH 1 BODY[]'],
      'a OK, b OK, c BAD, d NO, e BAD',
    ],
    [
      'malformed',
      [...begin, 'c FETCH', 'd FETCH x BODY[]', 'e FETCH 1 SNOW', 'f FETCH 1:2:3 FLAGS'],
      'a OK, b OK, c BAD, d BAD, e BAD, f BAD',
    ],
    ['no command', ['', 'a', '+ LOGIN a b', 'x HOLA'], '* BAD, * BAD, * BAD, x BAD'],
  ])('%s', (_, lines, said) => expect(completions(lines)).toBe(said))
})

// RFC 9051 sections 7.5.2 and 4.3: the number of octets, and then so many.
test.each<[string, Partial<ImapSetting>, string[]]>([
  ['FETCH 1 BODY[]', {}, [`* 1 FETCH (FLAGS (\\Seen) BODY[] {23}\r\n${first})`]],
  ['FETCH 1 (BODY[] UID)', { flagsLast: true }, [`* 1 FETCH (BODY[] {23}\r\n${first} UID 1 FLAGS (\\Seen))`]],
  ['FETCH 1 (FLAGS BODY.PEEK[TEXT])', {}, ['* 1 FETCH (FLAGS () BODY[TEXT] {7}\r\nhello\r\n)']],
  ['FETCH 1:* RFC822.SIZE', {}, ['* 1 FETCH (RFC822.SIZE 23)', '* 2 FETCH (RFC822.SIZE 16)']],
  ['UID FETCH 2,9 (FLAGS)', {}, ['* 2 FETCH (UID 2 FLAGS ())']],
  ['FETCH 2 RFC822.HEADER', {}, ['* 2 FETCH (RFC822.HEADER {16}\r\nSubject: two\r\n\r\n)']],
  ['SEARCH ALL', {}, ['* SEARCH 1 2']],
])('%s', (command, own, untagged) => {
  expect(play([...begin, `c ${command}`], own).at(-1)?.untagged).toEqual(untagged)
})

test('what was fetched is told apart by number and item', () => {
  expect(play([...begin, 'c FETCH 1 (RFC822.SIZE BODY[TEXT])']).at(-1)?.fetched).toEqual([
    { number: 1, uid: 1, item: 'BODY[TEXT]', text: 'hello\r\n' },
  ])
})

test('any string can be quoted, and any line gets an answer', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: fc.constantFrom('"', '\\', 'a', ' ') }), { minLength: 1 }),
      (strings) => {
        const quoted = strings.map((each) => `"${each.replaceAll(/["\\]/g, String.raw`\$&`)}"`)
        expect(readImapStrings(quoted.join(' '))).toEqual(strings)
      },
    ),
  )
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('1', ':', '*', ',', '(', ')', '[', ']', ' ', 'A') }),
      (rest) => {
        expect(readNumbers(readFetch(rest)?.set ?? '', 3) ?? []).toEqual(expect.any(Array))
        expect(play([...begin, `c FETCH ${rest}`]).at(-1)?.completion).toMatch(/^c (?:OK|NO|BAD) /)
      },
    ),
  )
})

describe('a server that keeps flags', () => {
  const flags = [[], ['\\Seen'], ['\\Flagged']]
  const kept = { messages: [first, 'Subject: Two\r\n\r\n', 'From: eve\r\n\r\nx\r\n'], flags }
  // RFC 9051 sections 6.4.3 to 6.4.9 and 7.5.1.
  test.each<[string, string[], string[]]>([
    [
      'what is read is seen',
      ['c FETCH 1 BODY[TEXT]'],
      ['* 1 FETCH (FLAGS (\\Seen) BODY[TEXT] {7}\r\nhello\r\n)'],
    ],
    ['and stays so', ['c FETCH 1 BODY[]', 'd FETCH 1 FLAGS'], ['* 1 FETCH (FLAGS (\\Seen))']],
    ['a look does not count', ['c FETCH 1 BODY.PEEK[]', 'd FETCH 1 FLAGS'], ['* 1 FETCH (FLAGS ())']],
    [
      'nor where nothing can be changed',
      ['c EXAMINE INBOX', 'd FETCH 1 BODY[]', 'e FETCH 1 FLAGS'],
      ['* 1 FETCH (FLAGS ())'],
    ],
    [
      'flags are added',
      ['c STORE 1,3 +FLAGS (\\Seen)'],
      ['* 1 FETCH (FLAGS (\\Seen))', '* 3 FETCH (FLAGS (\\Flagged \\Seen))'],
    ],
    ['taken away', ['c store 2:* -flags \\seen'], ['* 2 FETCH (FLAGS ())', '* 3 FETCH (FLAGS (\\Flagged))']],
    [
      'and set, without a word',
      ['c STORE 3 FLAGS.SILENT (\\Seen)', 'd FETCH 3 FLAGS'],
      ['* 3 FETCH (FLAGS (\\Seen))'],
    ],
    ['numbers move up', ['c STORE 1:2 +FLAGS (\\Deleted)', 'd EXPUNGE'], ['* 1 EXPUNGE', '* 1 EXPUNGE']],
    [
      'UIDs stay',
      ['c STORE 1 +FLAGS (\\Deleted)', 'd EXPUNGE', 'e UID STORE 3 +FLAGS (\\Seen)'],
      ['* 2 FETCH (UID 3 FLAGS (\\Flagged \\Seen))'],
    ],
    [
      'CLOSE takes what is marked',
      ['c STORE 1 +FLAGS (\\Deleted)', 'd CLOSE', 'e SELECT INBOX', 'f UID SEARCH ALL'],
      ['* SEARCH 2 3'],
    ],
    [
      'UNSELECT does not',
      ['c STORE 1 +FLAGS (\\Deleted)', 'd UNSELECT', 'e SELECT INBOX', 'f SEARCH DELETED'],
      ['* SEARCH 1'],
    ],
    ['what is unseen', ['c SEARCH UNSEEN'], ['* SEARCH 1 3']],
    ['by its header', ['c SEARCH UNSEEN FROM Eve'], ['* SEARCH 3']],
  ])('%s', (_, lines, untagged) => {
    expect(play([...begin, ...lines], kept).at(-1)?.untagged).toEqual(untagged)
  })

  test('what cannot be done is refused', () => {
    const lines = [
      'c STORE 4 +FLAGS (\\Seen)',
      'd STORE 1 FLAGS',
      'e STORE 1 +FLAGS (\\Old)',
      'f SEARCH X',
      'g EXPUNGE 1',
    ]
    const readOnly = ['h EXAMINE INBOX', 'i STORE 1 +FLAGS (\\Seen)', 'j EXPUNGE']
    expect(completions([...begin, ...lines, ...readOnly], kept)).toBe(
      'a OK, b OK, c BAD, d BAD, e NO, f BAD, g BAD, h OK, i NO, j NO',
    )
    expect(completions([...begin, 'c STORE 1 +FLAGS (\\Seen)'])).toBe('a OK, b OK, c NO')
  })
})
