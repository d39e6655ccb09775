import { describe, expect, test } from 'vitest'
import { gradeResponse } from '#graders/exercise/grade-response.ts'
import { ResponseSchema } from '#graders/exercise/response.ts'
import { testExercise } from '#graders/exercise/test-exercise.ts'
import { multipleChoiceMismatches } from '#graders/parts/multiple-choice/multiple-choice-mismatch.ts'
import { AnswerMismatchSchema, explainAnswer } from '#graders/parts/registry.ts'
import { mismatchesReadWell } from '#graders/testing/mismatches-read-well.ts'
import { exerciseFrom, loadText } from '#graders/testing/written-exercise.ts'

const written = `---
id: ticked
title: Ticked
version: 1
topic: test/ticked
parameters:
  age: { integer: [20, 200], step: 4, unit: s }
  lifetime: { integer: [22, 202], step: 4, unit: s }
parts:
  - id: true-of
    kind: multiple-choice
    ask: "What holds at {{age}}?"
    options:
      - { id: canary-fresh, text: It is fresh, when: age < lifetime, says: "It is {{age}} old." }
      - { id: canary-asks, text: A cache may ask, right: true }
      - { id: canary-keeps, text: A cache may keep it, right: true }
      - { id: canary-drops, text: A cache must drop it, right: false, says: It may be kept. }
      - { id: canary-none, text: Nothing holds, right: false }
tests:
  - { when: age < lifetime, response: { true-of: "canary-fresh, canary-asks, canary-keeps" }, score: 1 }
  - { when: age > lifetime, response: { true-of: "canary-asks canary-keeps" }, score: 1 }
  - { response: { true-of: "canary-asks, canary-drops" }, score: 0, misconception: canary-drops }
---
## Statement
Tick.

## Solution
{{answer true-of}}.
`
const stale = { age: 100, lifetime: 22 }

const grade = (options: unknown, change = written) =>
  gradeResponse(
    exerciseFrom(change),
    stale,
    ResponseSchema.parse({ 'true-of': { kind: 'multiple-choice', options } }),
  ).parts[0]

describe('ticks are judged as a set', () => {
  test.each([
    ['all and no other', ['b', 'c'], 1],
    ['in any order', ['c', 'b'], 1],
    ['one too few', ['b'], 0.5],
    ['one too many', ['b', 'c', 'e'], 0.5],
    ['a right and a wrong one', ['b', 'e'], 0],
    ['more wrong than right', ['a', 'd', 'e', 'b'], 0],
    ['none', [], 0],
  ])('%s', (_, options, score) => expect(grade(options)).toMatchObject({ score }))

  test('all or nothing, where the author says so', () => {
    const strict = written.replace('    ask:', '    credit: all-or-nothing\n    ask:')
    expect(grade(['b'], strict)).toMatchObject({ score: 0 })
    expect(grade(['b', 'c'], strict)).toMatchObject({ score: 1 })
  })

  test('each wrong tick has its sentence; which ones are missing is not said', () => {
    const judged = grade(['a', 'd', 'e'])
    expect(judged?.feedback).toEqual({
      kind: 'multiple-choice',
      wrong: [
        { letter: 'a', says: 'It is 100 s old.' },
        { letter: 'd', says: 'It may be kept.' },
        { letter: 'e' },
      ],
    })
    expect(JSON.stringify(judged)).not.toMatch(/may ask|keep it|"b"|"c"/u)
  })

  test('an option that there is not, and the same one twice', () => {
    expect(grade(['z'])).toMatchObject({ outcome: { mismatch: { code: 'unreadable' } } })
    expect(grade(['b', 'b', 'c'])).toMatchObject({ score: 1 })
  })

  test('an author’s tests hold in every variant', () => {
    const { failures } = testExercise(exerciseFrom(written), { variants: 100, seed: 'ticks' })
    expect(failures).toEqual([])
  })
})

test.each([
  ['two of one name', 'canary-none,', 'canary-drops,', 'Two options are called'],
  ['said in no way', 'text: A cache may ask, right: true', 'text: A cache may ask', 'in one way'],
  ['said in two ways', 'when: age < lifetime,', 'when: age < lifetime, right: true,', 'in one way'],
  ['no comparison', 'when: age < lifetime,', 'when: age,', 'not a comparison'],
  ['two that read the same', 'text: Nothing holds', 'text: It is fresh', 'read the same'],
])('the loader names %s', (_, from, to, says) => {
  expect(written).toContain(from)
  const loaded = loadText(written.replace(from, to))
  expect(loaded.ok ? [] : loaded.problems.map((problem) => problem.says).join('\n')).toContain(says)
})

mismatchesReadWell(
  new URL('multiple-choice-mismatch.golden.txt', import.meta.url),
  multipleChoiceMismatches.map(({ shape }) => shape.code.value),
  [
    [1, 0],
    [2, 0],
    [0, 1],
    [0, 2],
    [1, 1],
    [2, 3],
  ].map(([wrong, missed]) =>
    AnswerMismatchSchema.parse({ code: 'wrong-options', wrong, missed, actual: 'A cache may ask' }),
  ),
  explainAnswer,
)
