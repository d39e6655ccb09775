import { expect, test } from 'vitest'
import { dialogueRows } from '#components/parts/mail-dialogue/dialogue-rows.ts'

const message = { text: 'Subject: Grüße\r\n\r\nhello\r\n', flags: [] }
const mailbox = {
  host: 'imap.b.example',
  user: 'a',
  password: 'b',
  messages: Array.from({ length: 8 }, () => message),
}
const begin = 'a LOGIN a b\nb SELECT INBOX\n'

test('a literal is counted in octets, and shown as its text', () => {
  const { rows, waits } = dialogueRows(mailbox, `${begin}c FETCH 8 BODY[HEADER]`)
  expect(rows.slice(-2)).toEqual([
    { who: 'S', says: '* 8 FETCH (FLAGS (\\Seen) BODY[HEADER] {20}\r\nSubject: Grüße\r\n\r\n)' },
    { who: 'S', says: 'c OK Done' },
  ])
  expect(waits).toBe('INBOX is open.')
  const late = dialogueRows(mailbox, 'a LOGOUT\nb NOOP')
  expect([late.rows.at(-1)?.who, late.waits]).toEqual(['C, too late', 'The connection is closed.'])
})

test('whatever is typed, the transcript stays short', () => {
  const all = dialogueRows(mailbox, begin + 'c FETCH 1:* (BODY[] RFC822)\n'.repeat(250))
  expect(all.rows.length).toBeLessThan(700)
})
