import { describe, expect, test } from 'vitest'
import { explainResult } from '#graders/exercise/explain-result.ts'
import { gradeResponse } from '#graders/exercise/grade-response.ts'
import { presentExercise } from '#graders/exercise/present-exercise.ts'
import { ResponseSchema } from '#graders/exercise/response.ts'
import { testExercise } from '#graders/exercise/test-exercise.ts'
import { exerciseFrom, loadText } from '#graders/testing/written-exercise.ts'

const written = `---
id: kept
title: Kept
version: 1
topic: test/kept
parameters:
  n: { integer: [10, 90] }
parts:
  - id: talk
    kind: mail-dialogue
    ask: Tidy up.
    mailbox:
      host: imap.b.example
      user: bob
      password: p "1"
      messages:
        - { header: { Subject: "Bill {{n}}" }, body: Pay., fetched: text, becomes: [ Seen ] }
        - { header: { Subject: Spam }, body: Buy., goes: true }
        - { header: { Subject: Grüße }, body: Hi., flags: [ Seen ] }
    misconceptions:
      - id: canary-marked
        example: |
          a LOGIN bob "p \\"1\\""
          b SELECT INBOX
          c FETCH 1 BODY[TEXT]
          d STORE 2 +FLAGS (\\Deleted)
          e LOGOUT
        says: It is only marked.
tests:
  - { response: { talk: solution }, score: 1 }
  - { response: { talk: as canary-marked }, score: 0.88, misconception: canary-marked }
---
## Statement
Tidy up.

## Solution
{{answer talk}}
`
const exercise = exerciseFrom(written)
const variant = { n: 40 }
const right = String.raw`a1 LOGIN bob "p \"1\""
a2 SELECT INBOX
a3 FETCH 1 BODY[TEXT]
a4 STORE 2 +FLAGS (\Deleted)
a5 EXPUNGE
a6 LOGOUT`
const judge = (text: string) =>
  gradeResponse(exercise, variant, ResponseSchema.parse({ talk: { kind: 'mail-dialogue', text } }))
const swap = (from: string, to: string) => {
  expect(right).toContain(from)
  return right.replace(from, to)
}
const silent = String.raw`a4 UID STORE 2 FLAGS.SILENT (\Deleted)`

describe('a dialogue is judged by what is read and left', () => {
  test.each([
    ['as in the solution', right, 1],
    [
      'in small letters, with flags at length',
      right.toLowerCase().replace('a4 store 2 +flags (\\deleted)', silent),
      1,
    ],
    [
      'with other looks at it',
      swap('a3', 'x1 CAPABILITY\nx2 FETCH 1:* (FLAGS UID RFC822.SIZE)\nx3 SEARCH UNSEEN\na3'),
      1,
    ],
    ['a look, and a mark of its own', swap('BODY[TEXT]', 'BODY.PEEK[TEXT]\nx STORE 1 +FLAGS \\Seen'), 1],
    ['closed instead of expunged', swap('EXPUNGE', 'CLOSE'), 1],
    ['logged out before', swap('a6 LOGOUT', 'a6 LOGOUT\na7 NOOP'), 0.88],
    ['only a look', swap('BODY[TEXT]', 'BODY.PEEK[TEXT]'), 0.88],
    ['more than was wanted', swap('BODY[TEXT]', 'BODY[]'), 0.88],
    ['too many', swap('FETCH 1', 'FETCH 1:2'), 0.88],
    ['nothing read', swap('a3 FETCH 1 BODY[TEXT]', String.raw`a3 STORE 1 FLAGS \Seen`), 0.88],
    ['one tag for two', swap('a5', 'a4'), 0.88],
    ['another one gone too', swap('STORE 2', 'STORE 2:3'), 0.88],
    ['nothing done', 'a LOGIN bob "p \\"1\\""\nb SELECT INBOX\nc LOGOUT', 0.63],
    ['no mailbox open', 'a LOGIN bob "p \\"1\\""\nb LOGOUT', 0],
    ['nobody logged in', 'a SELECT INBOX', 0],
    ['no IMAP', 'GET / HTTP/1.1', 0],
  ])('%s', (_, text, score) => expect(judge(text).score).toBe(score))
})

test('what stands there instead is shown', () => {
  const [open] = explainResult(judge(swap('a5 EXPUNGE\n', '').replace('FETCH 1', 'FETCH 3')), false).parts
  const unmet =
    open?.feedback?.kind === 'mail-dialogue' ? open.feedback.requirements.filter(({ met }) => !met) : []
  expect(unmet.map(({ actual }) => actual)).toEqual([
    'message 1: nothing',
    'message 3: text',
    'message 2 is still there, marked as deleted',
    'message 1: ()',
  ])
})

test('what is presented is the mailbox at first, and not what is to become of it', () => {
  const { parts } = presentExercise(exercise, variant)
  expect(parts).toMatchObject([
    {
      server: {
        messages: [{ text: 'Subject: Bill 40\r\n\r\nPay.\r\n', flags: [] }, {}, { flags: ['\\Seen'] }],
      },
    },
  ])
  expect(JSON.stringify(parts)).not.toMatch(/canary|fetched|becomes|goes/u)
})

test('an author’s tests hold in every variant', () => {
  expect(testExercise(exercise, { variants: 40, seed: 'kept' }).failures).toEqual([])
})

test('the loader asks which of the two it is', () => {
  const both = written.replace('    mailbox:', '    client: pc\n    mailbox:')
  const loaded = loadText(both)
  expect(loaded.ok ? '' : loaded.problems.map(({ says }) => says).join('\n')).toContain(
    'What does the dialogue do?',
  )
})
