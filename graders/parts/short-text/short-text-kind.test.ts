import { describe, expect, test } from 'vitest'
import { explainResult } from '#graders/exercise/explain-result.ts'
import { gradeResponse } from '#graders/exercise/grade-response.ts'
import { presentExercise } from '#graders/exercise/present-exercise.ts'
import { ResponseSchema } from '#graders/exercise/response.ts'
import { testExercise } from '#graders/exercise/test-exercise.ts'
import { AnswerMismatchSchema, explainAnswer } from '#graders/parts/registry.ts'
import { shortTextMismatches } from '#graders/parts/short-text/short-text-mismatch.ts'
import { mismatchesReadWell } from '#graders/testing/mismatches-read-well.ts'
import { exerciseFrom, loadText } from '#graders/testing/written-exercise.ts'

const written = `---
id: lined
title: Lined
version: 1
topic: test/lined
parameters:
  port: { integer: [1025, 9000] }
facts:
  wishes:
    take: 1
    rows:
      - { wish: a page, method: "GET|GET /canary*", why: canary-page }
      - { wish: its head, method: HEAD, why: canary-head }
parts:
  - id: name
    kind: short-text
    ask: Which host and port?
    answers: [ "canary.example:{{port}}", "canary.example. : {{port}}" ]
    finalDot: ignored
    because: It is written there.
    misconceptions:
      - { id: no-port, answers: [ canary.example ], says: "Where is {{port}}?" }
  - id: method
    kind: short-text
    ask: Which method?
    from: { facts: wishes, about: wish, answers: method, because: why }
    caseMatters: true
    misconceptions:
      - { id: too-much, about: its head, answers: [ GET* ], says: You would get the page as well. }
      - { id: fetch, answers: [ FETCH, FETCH * ], says: There is no such method. }
tests:
  - { response: { name: solution, method: solution }, score: 1 }
  - { response: { name: "CANARY.example" }, score: 0, misconception: no-port }
  - { response: { method: "its head = GET /" }, score: 0, misconception: too-much }
  - { response: { method: "a page = GET /canary/1" }, score: 1 }
---
## Statement
Answer.

## Solution
{{answer name}}, {{answer method}}
`
const page = { port: 8080, 'wishes.1': 1 }
const head = { port: 8080, 'wishes.1': 2 }

const judge = (part: string, text: unknown, variant = page) =>
  gradeResponse(
    exerciseFrom(written),
    variant,
    ResponseSchema.parse({ [part]: { kind: 'short-text', text } }),
  )
const outcomeOf = (part: string, text: unknown, variant = page) => {
  const judged = judge(part, text, variant).parts.find((each) => each.part === part)
  const outcome = judged?.outcome
  if (outcome?.status !== 'failed') return outcome?.status
  return outcome.mismatch.code === 'misconception' ? outcome.mismatch.id : outcome.mismatch.code
}

describe('a line is judged by what it says', () => {
  test.each([
    ['as listed', 'name', 'canary.example:8080', 'passed'],
    ['in capitals, with blanks round it', 'name', '  CANARY.Example:8080 ', 'passed'],
    ['as listed second', 'name', 'canary.example. : 8080', 'passed'],
    ['a foreseen mistake', 'name', 'canary.example', 'no-port'],
    ['the same with the dot at its end', 'name', 'canary.example.', 'no-port'],
    ['two dots at its end', 'name', 'canary.example..', 'wrong-text'],
    ['nothing that was foreseen', 'name', 'canary.example:80', 'wrong-text'],
    ['blanks', 'name', ' \t\u00a0', 'blank'],
    ['case, where it matters', 'method', 'get', 'wrong-text'],
    ['a pattern', 'method', 'GET /canary.html', 'passed'],
    ['an idea about any', 'method', 'FETCH it', 'fetch'],
  ])('%s', (_, part, text, outcome) => expect(outcomeOf(part, text)).toBe(outcome))

  test('an idea about one wish is none about another', () => {
    expect(outcomeOf('method', 'GET', head)).toBe('too-much')
    expect(outcomeOf('method', 'GET', page)).toBe('passed')
  })

  test('case alone is told as such', () => {
    expect(judge('method', 'get').parts[1]?.outcome).toMatchObject({ mismatch: { onlyCase: true } })
    expect(judge('method', 'post').parts[1]?.outcome).toMatchObject({ mismatch: { onlyCase: false } })
  })

  test('a line is bounded', () => expect(() => judge('name', 'x'.repeat(301))).toThrow())
})

test('what is presented tells nothing of what is right, nor does an open verdict', () => {
  const presented = presentExercise(exerciseFrom(written), page)
  expect(presented.parts).toMatchObject([{ ask: 'Which host and port?' }, { about: 'a page' }])
  expect(JSON.stringify(presented)).not.toMatch(/canary|GET|8080/u)
  const result = judge('method', 'POST')
  expect(JSON.stringify(explainResult(result, false))).not.toMatch(/canary|GET/u)
  expect(explainResult(result, true).parts[1]?.right).toEqual({
    kind: 'short-text',
    answer: 'GET',
    because: 'canary-page',
  })
})

test('an author’s tests hold in every variant that they speak of', () => {
  const { failures } = testExercise(exerciseFrom(written), { variants: 100, seed: 'lines' })
  expect(failures).toEqual([])
})

test.each([
  ['a text that stands for any', 'answers: [ canary.example ]', 'answers: [ "**" ]', 'any text at all'],
  ['two ideas of one name', 'id: fetch', 'id: too-much', 'are called “too-much”'],
  ['an idea that is right', '[ canary.example ]', '[ "canary.example:{{port}}" ]', 'is right'],
  ['an idea that an earlier one hides', '[ FETCH, FETCH * ]', '[ GETS, FETCH ]', 'which stands first'],
  ['an idea about nothing', 'about: its head', 'about: its foot', 'Nothing is asked about “its foot”'],
  ['a row that is not drawn', 'about: wish,', 'about: wish, row: 2,', 'no row 2'],
  ['a column that there is not', 'answers: method', 'answers: methods', 'no column “methods”'],
  ['answers from two places', 'caseMatters', 'answers: [ GET ]\n    caseMatters', 'either answers or from'],
])('the loader names %s', (_, from, to, says) => {
  expect(written).toContain(from)
  const loaded = loadText(written.replace(from, to))
  expect(loaded.ok ? [] : loaded.problems.map((problem) => problem.says).join('\n')).toContain(says)
})

mismatchesReadWell(
  new URL('short-text-mismatch.golden.txt', import.meta.url),
  shortTextMismatches.map(({ shape }) => shape.code.value),
  [false, true].map((onlyCase) =>
    AnswerMismatchSchema.parse({ code: 'wrong-text', onlyCase, actual: 'get' }),
  ),
  explainAnswer,
)
