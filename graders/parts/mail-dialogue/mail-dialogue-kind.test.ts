import { describe, expect, test } from 'vitest'
import { explainResult } from '#graders/exercise/explain-result.ts'
import { gradeResponse } from '#graders/exercise/grade-response.ts'
import { presentExercise } from '#graders/exercise/present-exercise.ts'
import { ResponseSchema } from '#graders/exercise/response.ts'
import { testExercise } from '#graders/exercise/test-exercise.ts'
import { mailDialogueMismatches } from '#graders/parts/mail-dialogue/mail-dialogue-mismatch.ts'
import { AnswerMismatchSchema, explainAnswer } from '#graders/parts/registry.ts'
import { mismatchesReadWell } from '#graders/testing/mismatches-read-well.ts'
import { exerciseFrom, loadText } from '#graders/testing/written-exercise.ts'

const written = `---
id: said
title: Said
version: 1
topic: test/said
parameters:
  n: { integer: [10, 90] }
parts:
  - id: talk
    kind: mail-dialogue
    ask: Send it.
    server: { host: mx.b.example, mailboxes: [ bob@b.example, eve@b.example ] }
    client: pc
    delivers:
      from: canary@a.example
      to: [ bob@b.example ]
      header: { Subject: "Canary {{n}}", Bcc: null }
      body: |
        .dots
        {{n}}
    misconceptions:
      - id: canary-dots
        example: |
          EHLO pc
          MAIL FROM:<canary@a.example>
          RCPT TO:<bob@b.example>
          DATA
          Subject: Canary {{n}}

          .dots
          {{n}}
          .
          QUIT
        says: A dot was taken away.
tests:
  - { response: { talk: solution }, score: 1 }
  - { response: { talk: as canary-dots }, score: 0.88, misconception: canary-dots }
---
## Statement
Say it.

## Solution
{{answer talk}}
`
const variant = { n: 40 }
const right = `EHLO pc
MAIL FROM:<canary@a.example>
RCPT TO:<bob@b.example>
DATA
Subject: Canary 40

..dots
40
.
QUIT`
const judge = (text: string) =>
  gradeResponse(
    exerciseFrom(written),
    variant,
    ResponseSchema.parse({ talk: { kind: 'mail-dialogue', text } }),
  )
const swap = (from: string, to: string) => {
  expect(right).toContain(from)
  return right.replace(from, to)
}

describe('a dialogue is judged by the letter in the mailbox', () => {
  test.each([
    ['as in the solution', right, 1],
    ['with line ends of another system', right.replaceAll('\n', '\r\n'), 1],
    ['in other words', swap('EHLO pc', 'helo there\nNOOP').replace('QUIT', 'quit\n'), 1],
    ['with fields that nobody asked for', swap('Subject', 'Date: today\nSubject'), 1],
    ['after a letter that was begun and given up', swap('MAIL', 'MAIL FROM:<x@x.example>\nRSET\nMAIL'), 1],
    ['another sender', swap('<canary@', '<other@'), 0.88],
    ['nobody as the sender', swap('<canary@a.example>', '<>'), 0.88],
    ['one recipient too many', swap('DATA', 'RCPT TO:<eve@b.example>\nDATA'), 0.88],
    ['a field that must not be there', swap('Subject', 'Bcc: eve@b.example\nSubject'), 0.88],
    ['without an empty line', swap('\n\n', '\n'), 0.75],
    ['what is no field', swap('Subject: Canary 40', 'Subject: Canary 40\nhello'), 0.88],
    ['without an end', right.replace('\nQUIT', ''), 0.88],
    ['more after the end', `${right}\nNOOP`, 0.88],
    ['with a refusal on the way', swap('MAIL', 'DATA\nMAIL'), 0.88],
    ['no letter', 'EHLO pc\nQUIT', 0],
    ['a letter that does not end', right.slice(0, right.indexOf('.\nQUIT')), 0],
    ['two letters', `${right.replace('\nQUIT', '')}\n${right.slice(8)}`, 0.88],
    ['blanks', ' \n ', 0],
  ])('%s', (_, text, score) => expect(judge(text).parts[0]).toMatchObject({ score }))

  test('more lines than the server reads are not judged', () => {
    expect(judge('NOOP\n'.repeat(201)).parts[0]?.outcome).toMatchObject({
      mismatch: { code: 'unreadable' },
    })
  })
})

test('what stands in the mailbox instead is shown, and a right dialogue in the other half alone', () => {
  const result = judge(swap('<bob@', '<eve@').replace('40\n\n', '41\n\n'))
  const [open] = explainResult(result, false).parts
  expect(open?.feedback?.kind === 'mail-dialogue' ? open.feedback.requirements : []).toMatchObject([
    { met: true },
    { met: true },
    { met: false, actual: 'eve@b.example' },
    { met: true },
    { met: false, actual: 'Subject: Canary 41' },
    { met: true },
    { met: true },
    { met: true },
  ])
  expect(JSON.stringify(open)).not.toMatch(/bob@|Canary 40|dots/u)
  expect(explainResult(result, true).parts[0]?.right).toEqual({ kind: 'mail-dialogue', text: right })
})

test('an idea is recognised by what comes of it, whatever else stands in the letter', () => {
  const dots = swap('..dots', '.dots')
  expect(judge(dots).parts[0]?.outcome).toMatchObject({ mismatch: { id: 'canary-dots' } })
  expect(judge(dots.replace('EHLO', 'HELO')).parts[0]?.outcome).toMatchObject({
    mismatch: { id: 'canary-dots' },
  })
  expect(judge(swap('..dots', 'dot')).parts[0]?.outcome).toMatchObject({
    mismatch: { code: 'unmet-in-mailbox', actual: 'line 1: “dot”' },
  })
})

test('what is presented is the server alone', () => {
  const { parts } = presentExercise(exerciseFrom(written), variant)
  expect(parts).toMatchObject([{ server: { host: 'mx.b.example' }, starter: '' }])
  expect(JSON.stringify(parts)).not.toMatch(/canary|delivers/iu)
})

test('an author’s tests hold in every variant', () => {
  expect(testExercise(exerciseFrom(written), { variants: 40, seed: 'said' }).failures).toEqual([])
})

test.each([
  [
    'a recipient that there is not',
    'to: [ bob@b.example ]',
    'to: [ bo@b.example ]',
    'no mailbox bo@b.example',
  ],
  ['an idea that reaches all', '          .dots', '          ..dots', 'reaches all'],
])('the loader names %s', (_, from, to, says) => {
  expect(written).toContain(from)
  const loaded = loadText(written.replace(from, to))
  expect(loaded.ok ? [] : loaded.problems.map((problem) => problem.says).join('\n')).toContain(says)
})

mismatchesReadWell(
  new URL('mail-dialogue-mismatch.golden.txt', import.meta.url),
  mailDialogueMismatches.map(({ shape }) => shape.code.value),
  [
    AnswerMismatchSchema.parse({
      code: 'unmet-in-mailbox',
      requirement: 'One letter is taken.',
      actual: 'no letter',
      teaches:
        'A letter is taken when the server says 250 to the line that ends it (RFC 5321 section 4.1.1.4).',
    }),
  ],
  explainAnswer,
)
