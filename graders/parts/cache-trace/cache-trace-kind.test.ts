import { describe, expect, test } from 'vitest'
import { explainResult } from '#graders/exercise/explain-result.ts'
import { gradeResponse } from '#graders/exercise/grade-response.ts'
import { presentExercise } from '#graders/exercise/present-exercise.ts'
import { ResponseSchema } from '#graders/exercise/response.ts'
import { testExercise } from '#graders/exercise/test-exercise.ts'
import { cacheTraceMismatches } from '#graders/parts/cache-trace/cache-trace-mismatch.ts'
import { AnswerMismatchSchema, explainAnswer } from '#graders/parts/registry.ts'
import { mismatchesReadWell } from '#graders/testing/mismatches-read-well.ts'
import { exerciseFrom, loadText } from '#graders/testing/written-exercise.ts'

const written = `---
id: traced
title: Traced
version: 1
topic: test/traced
parameters:
  life: { integer: [60, 90], unit: s }
  use: { integer: [20, 50], unit: s }
parts:
  - id: trace
    kind: cache-trace
    ask: What does it do?
    cache: shared
    origin:
      - { path: /a, versions: [ { fields: { Cache-Control: "max-age={{life / (1 s)}}", ETag: '"a"' } } ] }
      - { path: /b, versions: [ { fields: { Cache-Control: private } }, { from: 2 min, status: 404 } ] }
    requests:
      - { at: 1 s, by: Ann }
      - { at: 1 s + use }
      - { at: 11 s + life, path: /a }
      - { at: 12 s + life, path: /b }
    misconceptions:
      - { id: canary-young, belief: use-makes-young, says: "It was made at {{1 s}}." }
      - { id: canary-drops, belief: stale-is-dropped, says: Ask first. }
tests:
  - { response: { trace: solution }, score: 1 }
  - { response: { trace: as canary-young }, score: 0.8, misconception: canary-young }
  - { response: { trace: "3 = stored" }, score: 0.8, misconception: canary-drops }
  - { response: { trace: "2 = ; 4 = stored" }, score: 0.4 }
---
## Statement
Say it.

## Solution
{{answer trace}}
`
const variant = { life: 60, use: 30 }
const right = [
  { outcome: 'stored', age: '' },
  { outcome: 'cache', age: '30' },
  { outcome: 'validated', age: '' },
  { outcome: 'passed', age: '' },
]
const judge = (rows: unknown) =>
  gradeResponse(
    exerciseFrom(written),
    variant,
    ResponseSchema.parse({ trace: { kind: 'cache-trace', rows } }),
  )
const grade = (rows: unknown) => judge(rows).parts[0]
const saying = (at: number, outcome: string | null, age = '') =>
  right.with(at, { outcome: outcome ?? '', age })

describe('each request is judged, and the first wrong one told', () => {
  test.each([
    ['all right', right, 1],
    ['an age in other words', saying(1, 'cache', ' 3e1 '), 1],
    ['an age beside what is not from the cache', saying(0, 'stored', 'x'), 1],
    ['a wrong age', saying(1, 'cache', '29'), 0.8],
    ['no age', saying(1, 'cache'), 0.8],
    ['a wrong outcome', saying(1, 'validated'), 0.6],
    ['a row that is not there', right.slice(0, 2), 0.6],
    ['nothing at all', [], 0],
  ])('%s', (_, rows, score) => expect(grade(rows)).toMatchObject({ score }))

  test.each([
    ['early', saying(0, 'passed'), 0, 'outcome', /whose cache/u],
    ['an age', saying(1, 'cache', '60'), 1, 'age', /count from there/u],
    ['asked for nothing', saying(1, 'validated'), 1, 'outcome', /why should the cache ask/u],
    ['stale', saying(2, 'cache', '70'), 2, 'outcome', /Until when may it be used/u],
    ['of another version', saying(2, 'replaced'), 2, 'outcome', /the same version now/u],
    ['of no copy', saying(3, 'validated'), 3, 'outcome', /Of which copy/u],
    ['from an empty cache', saying(3, 'cache', '1'), 3, 'outcome', /anything in the cache/u],
  ])('%s', (_, rows, request, what, why) => {
    const [part] = explainResult(judge(rows), false).parts
    expect(part?.feedback).toEqual({ kind: 'cache-trace', request, what })
    expect(part?.explanation?.why).toMatch(why)
  })

  test('an idea is recognised by what comes of it, and one that explains more comes first', () => {
    // With a use at 31 s, a copy of 1 s would be 40 s old at 71 s.
    const young = saying(2, 'cache', '40')
    expect(grade(young)?.outcome).toMatchObject({ mismatch: { id: 'canary-young' } })
    expect(grade(saying(2, 'stored'))?.outcome).toMatchObject({ mismatch: { id: 'canary-drops' } })
    expect(grade(saying(2, 'passed'))?.outcome).toMatchObject({ mismatch: { code: 'wrong-cache-step' } })
  })

  test.each([
    ['more rows than requests', [...right, right[0]], 'more requests than there are'],
    ['an age that is no number', saying(1, 'cache', 'old'), 'Request 2, Age: '],
  ])('%s is not judged', (_, rows, says) => {
    expect(grade(rows)?.outcome).toMatchObject({ mismatch: { code: 'unreadable' } })
    expect(JSON.stringify(grade(rows))).toContain(says)
  })

  test('what cannot be chosen is refused', () => {
    expect(() => judge([{ outcome: 'guessed', age: '' }])).toThrow()
    expect(() => judge(Array.from({ length: 21 }, () => right[0]))).toThrow()
  })
})

test('what is presented is what stands before the cache', () => {
  const { parts } = presentExercise(exerciseFrom(written), variant)
  expect(parts).toMatchObject([
    {
      shared: true,
      origin: [
        { path: '/a', versions: [{ fromS: 0, lines: ['200', 'Cache-Control: max-age=60', 'ETag: "a"'] }] },
        { path: '/b', versions: [{ fromS: 0 }, { fromS: 120, lines: ['404'] }] },
      ],
      requests: [{ atS: 1, by: 'Ann', lines: ['GET /a'] }, { atS: 31 }, { atS: 71 }, { atS: 72 }],
    },
  ])
  expect(JSON.stringify(parts)).not.toMatch(/canary|belief|"ageS"/u)
})

test('with the solution the arithmetic is spelled out', () => {
  const [part] = explainResult(judge(saying(2, 'stored')), true).parts
  const { rows } = part?.right?.kind === 'cache-trace' ? part.right : { rows: [] }
  expect(rows.map(({ because }) => because)).toEqual([
    'There is no copy. The answer may be stored.',
    'The copy of 1 s is 30 s old and has a lifetime of 60 s (max-age): it is fresh. Age: 30.',
    'The copy of 1 s is 70 s old and has a lifetime of 60 s (max-age): it is stale. The cache asks with If-None-Match: "a", and the origin has the same: 304. The copy is as young as the 304 again (RFC 9111 section 4.3.4).',
    'There is no copy. The answer is private, and the cache is a shared one (RFC 9111 section 5.2.2.7).',
  ])
  expect(JSON.stringify(explainResult(judge(saying(2, 'stored')), false))).not.toContain('70 s old')
})

test('an author’s tests hold in every variant', () => {
  const { failures } = testExercise(exerciseFrom(written), { variants: 60, seed: 'traces' })
  expect(failures).toEqual([])
})

test.each([
  ['a path that there is not', 'path: /b }', 'path: /c }', 'no “/c”'],
  ['two of one path', '{ path: /b,', '{ path: /a,', 'two of “/a”'],
  ['two ideas alike', 'belief: stale-is-dropped', 'belief: use-makes-young', 'have the belief'],
  ['requests out of their order', 'at: 1 s + use', 'at: 20 min + use', 'not after the one before'],
  ['a time that is none', 'at: 1 s + use', 'at: 5 + use / (1 s)', 'at: 5 + use / (1 s)'],
  ['a change in a request’s second', 'from: 2 min', 'from: 12 s + life', 'in the second of a request'],
])('the loader names %s', (_, from, to, says) => {
  expect(written).toContain(from)
  const loaded = loadText(written.replace(from, to))
  const told = loaded.ok ? '' : JSON.stringify(loaded.problems)
  expect(loaded.ok).toBe(false)
  if (says !== to) expect(told).toContain(says)
})

mismatchesReadWell(
  new URL('cache-trace-mismatch.golden.txt', import.meta.url),
  cacheTraceMismatches.map(({ shape }) => shape.code.value),
  [
    AnswerMismatchSchema.parse({
      code: 'wrong-cache-step',
      request: 2,
      following: 'The copy came at 1 s. Until when may it be used, by its own fields?',
      actual: 'request 2: From the cache, without asking, Age 70',
    }),
  ],
  explainAnswer,
)
