import { describe, expect, test } from 'vitest'
import { explainResult } from '#graders/exercise/explain-result.ts'
import { gradeResponse } from '#graders/exercise/grade-response.ts'
import { presentExercise } from '#graders/exercise/present-exercise.ts'
import { ResponseSchema } from '#graders/exercise/response.ts'
import { testExercise } from '#graders/exercise/test-exercise.ts'
import { cookieTraceMismatches } from '#graders/parts/cookie-trace/cookie-trace-mismatch.ts'
import { AnswerMismatchSchema, explainAnswer } from '#graders/parts/registry.ts'
import { mismatchesReadWell } from '#graders/testing/mismatches-read-well.ts'
import { exerciseFrom, loadText } from '#graders/testing/written-exercise.ts'

const written = `---
id: baked
title: Baked
version: 1
topic: test/baked
parameters:
  n: { integer: [10, 90] }
parts:
  - id: trace
    kind: cookie-trace
    ask: Which go along?
    requests:
      - { at: 0 s, url: "https://a.example/in/", sets: [ "sid={{n}}; Secure; SameSite=Strict; Path=/", "lang=de; HttpOnly" ] }
      - { at: 1 s, url: "https://a.example/in/x" }
      - { at: 2 s, url: "https://a.example/", by: link, from: "https://b.example/" }
      - { at: 3 s, url: "https://a.example/in/y", by: script }
      - { at: 4 s, url: "https://b.example/" }
    misconceptions:
      - { id: canary-strict, belief: strict-as-lax, says: "Strict is strict, also for {{n}}." }
      - { id: canary-script, belief: scripts-see-all, says: A script does not see it. }
tests:
  - { response: { trace: solution }, score: 1 }
  - { response: { trace: as canary-strict }, score: 0.75, misconception: canary-strict }
  - { response: { trace: "4 = sid, lang" }, score: 0.75, misconception: canary-script }
  - { response: { trace: "2 = ; 5 = lang" }, score: 0.5 }
---
## Statement
Say it.

## Solution
{{answer trace}}
`
const variant = { n: 40 }
/** sid is the first cookie, lang the second. */
const right = [null, [0, 1], [], [0], []]
const judge = (rows: unknown) =>
  gradeResponse(
    exerciseFrom(written),
    variant,
    ResponseSchema.parse({ trace: { kind: 'cookie-trace', rows } }),
  )
const saying = (at: number, row: number[] | null) => right.with(at, row)

describe('what goes along is judged request by request', () => {
  test.each([
    ['all right', right, 1],
    ['in another order', saying(1, [1, 0]), 1],
    ['one too few', saying(1, [0]), 0.75],
    ['one too many', saying(4, [0]), 0.75],
    ['one open', saying(2, null), 0.75],
    ['rows that are not there', right.slice(0, 2), 0.25],
    ['nothing at all', [], 0],
    ['nothing said of any', [null, null], 0],
  ])('%s', (_, rows, score) => expect(judge(rows).parts[0]).toMatchObject({ score }))

  test.each([
    ['what is not offered', saying(1, [7])],
    ['a cookie before it was set', [[0]]],
    ['more requests than there are', [...right, []]],
  ])('%s is not judged', (_, rows) => {
    expect(judge(rows).parts[0]?.outcome).toMatchObject({ mismatch: { code: 'unreadable' } })
  })
})

test.each([
  ['a cookie across sites', saying(2, [0]), 2, '“sid=40”: whose page made the browser ask?'],
  ['a cookie of another path', saying(2, [1]), 2, '“lang=de”: to which paths does it go?'],
  ['what no script sees', saying(3, [0, 1]), 3, '“lang=de”: who may see it?'],
  ['another host', saying(4, [0]), 4, '“sid=40”: to which hosts does it go?'],
  ['one too few', saying(1, [1]), 1, 'What is ticked goes along, and something else as well.'],
])('who ticked %s is told where to look', (_, rows, request, says) => {
  const [part] = explainResult(judge(rows), false).parts
  expect(part?.feedback).toEqual({ kind: 'cookie-trace', wrong: [{ request, says }] })
})

test('with the solution it is said what goes along, and why the rest stays', () => {
  const [part] = explainResult(judge(saying(4, [0])), true).parts
  expect(part?.right).toEqual({
    kind: 'cookie-trace',
    rows: [
      { request: 1, sent: ['sid=40', 'lang=de'], left: [] },
      {
        request: 2,
        sent: [],
        left: [
          'sid=40 is SameSite=Strict, and the request comes from another site.',
          'lang=de is for paths in /in.',
        ],
      },
      { request: 3, sent: ['sid=40'], left: ['lang=de is HttpOnly: no script sees it.'] },
      {
        request: 4,
        sent: [],
        left: [
          'sid=40 is for a.example alone: it has no Domain.',
          'lang=de is for a.example alone: it has no Domain.',
        ],
      },
    ],
  })
})

test('what is presented is what the browser does', () => {
  const { parts } = presentExercise(exerciseFrom(written), variant)
  expect(parts).toMatchObject([
    {
      cookies: ['sid=40', 'lang=de'],
      requests: [
        { says: 'The user types https://a.example/in/', offered: [] },
        { offered: [0, 1] },
        { says: 'On https://b.example/ the user follows a link to https://a.example/' },
        { says: 'A script of the page https://a.example/in/y reads document.cookie' },
        {},
      ],
    },
  ])
  expect(JSON.stringify(parts)).not.toMatch(/canary|belief|sent/u)
})

test('an author’s tests hold in every variant', () => {
  expect(testExercise(exerciseFrom(written), { variants: 60, seed: 'baked' }).failures).toEqual([])
})

test.each([
  ['a link from nowhere', ', by: link, from: "https://b.example/"', ', by: link', 'have a from'],
  ['a script that is answered', 'by: script', 'by: script, sets: [ "x=1" ]', 'gets no answer'],
  ['two ideas alike', 'belief: scripts-see-all', 'belief: strict-as-lax', 'have the belief'],
  ['a time that goes back', 'at: 3 s', 'at: 1 s', 'not after the one before'],
  ['what is no cookie', '"lang=de; HttpOnly"', '"lang; HttpOnly"', 'no name and value'],
  ['a URL that is none', 'url: "https://b.example/"', 'url: "b.example"', 'a URL with a path'],
])('the loader names %s', (_, from, to, says) => {
  expect(written).toContain(from)
  const loaded = loadText(written.replace(from, to))
  expect(loaded.ok ? [] : loaded.problems.map((problem) => problem.says).join('\n')).toContain(says)
})

mismatchesReadWell(
  new URL('cookie-trace-mismatch.golden.txt', import.meta.url),
  cookieTraceMismatches.map(({ shape }) => shape.code.value),
  [
    [1, 0],
    [0, 1],
    [2, 2],
  ].map(([wrong, open]) =>
    AnswerMismatchSchema.parse({ code: 'wrong-cookies', wrong, open, of: 6, actual: 'request 2: sid=40' }),
  ),
  explainAnswer,
)
