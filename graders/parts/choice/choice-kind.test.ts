import { describe, expect, test } from 'vitest'
import { gradeResponse } from '#graders/exercise/grade-response.ts'
import { presentExercise } from '#graders/exercise/present-exercise.ts'
import { ResponseSchema } from '#graders/exercise/response.ts'
import { solutionFor } from '#graders/exercise/solve-exercise.ts'
import { testExercise } from '#graders/exercise/test-exercise.ts'
import { exerciseFrom, loadText } from '#graders/testing/written-exercise.ts'

/** Line 1 is the opening ---. */
const written = `---
id: chosen
title: Chosen
version: 1
topic: test/chosen
parameters:
  rtt: { integer: [20, 200], step: 4, unit: ms }
  tx: { integer: [20, 200], step: 4, unit: ms }
require: [ rtt != tx, 2 * rtt != tx ]
parts:
  - id: faster
    kind: choice
    ask: "What takes less, {{rtt}} or {{tx}}?"
    right: smallest
    unit: ms
    options:
      - { id: canary-waiting, text: "Waiting {{rtt}}", value: rtt, says: "Waiting takes {{rtt}}." }
      - { id: canary-sending, text: "Sending {{tx}}", value: tx }
  - id: why
    kind: choice
    ask: Why?
    points: 3
    right: holds
    options:
      - { id: canary-near, text: It is near, when: rtt < tx, says: It is far. }
      - { id: canary-far, text: It is far, when: rtt > tx, says: It is near. }
tests:
  - { when: rtt < tx, response: { faster: canary-waiting, why: canary-near }, score: 1 }
  - { when: tx < rtt, response: { faster: canary-waiting }, score: 0, misconception: canary-waiting }
  - { when: tx < rtt, response: { why: canary-near }, score: 0, misconception: canary-near }
---
## Statement
Choose.

## Solution
{{answer faster}}, {{answer why}}.
`
const numbers = { rtt: 100, tx: 40 }

/** The verdict on the first part. */
function grade(response: unknown) {
  return gradeResponse(exerciseFrom(written), numbers, ResponseSchema.parse({ faster: response })).parts[0]
}

describe('a choice is judged by what is right in the variant', () => {
  test('the right option', () => {
    expect(grade({ kind: 'choice', option: 'b' })).toMatchObject({ score: 1, outcome: { status: 'passed' } })
  })

  test('a wrong one, with what follows from it', () => {
    expect(grade({ kind: 'choice', option: 'a' })).toMatchObject({
      score: 0,
      outcome: { mismatch: { code: 'misconception', id: 'canary-waiting', says: 'Waiting takes 100 ms.' } },
    })
  })

  test('a wrong one that nothing is said of', () => {
    const verdict = gradeResponse(
      exerciseFrom(written),
      { rtt: 40, tx: 100 },
      { faster: { kind: 'choice', option: 'b' } },
    )
    expect(verdict.parts[0]?.outcome).toEqual({
      status: 'failed',
      mismatch: { code: 'wrong-choice', actual: 'Sending 100 ms' },
    })
  })

  test('nothing, an option that is not there, and an answer of another kind', () => {
    expect(grade({ kind: 'choice', option: '' })?.outcome).toMatchObject({ mismatch: { code: 'blank' } })
    expect(grade({ kind: 'choice', option: 'c' })?.outcome).toMatchObject({
      mismatch: { code: 'unreadable' },
    })
    expect(grade({ value: 'b', unit: '' })?.outcome).toMatchObject({ mismatch: { code: 'blank' } })
    expect(ResponseSchema.safeParse({ faster: { kind: 'choice', option: 'ab' } }).success).toBe(false)
  })

  test('in a thousand variants', () => {
    const { failures, expectations } = testExercise(exerciseFrom(written), {
      variants: 1_000,
      seed: 'choice',
    })
    expect(failures).toEqual([])
    const held = (name: string) => expectations.find((row) => row.name === name)?.held ?? 0
    const near = held('faster: “canary-waiting”, where it is right')
    expect(near).toBeGreaterThan(300)
    expect(near + held('faster: “canary-waiting”, where it is wrong')).toBe(1_000)
    expect(held('test 1: faster = canary-waiting, why = canary-near')).toBe(near)
  })

  test('the solution shows the text of the right option', () => {
    expect(solutionFor(exerciseFrom(written), numbers).markdown).toBe('Sending 40 ms, It is far.')
  })
})

test('a student sees the options, and neither their names nor which is right', () => {
  const { parts } = presentExercise(exerciseFrom(written), numbers)
  expect(parts[0]).toEqual({
    id: 'faster',
    kind: 'choice',
    ask: 'What takes less, 100 ms or 40 ms?',
    points: 1,
    options: [
      { letter: 'a', text: 'Waiting 100 ms' },
      { letter: 'b', text: 'Sending 40 ms' },
    ],
  })
  expect(JSON.stringify(parts)).not.toMatch(/canary|right|smallest|says/u)
})

describe('an author is told', () => {
  test.each([
    [
      'of options that tie',
      'rtt != tx, 2',
      '2',
      14,
      'More than one option is right: “canary-waiting”, “canary-sending”',
    ],
    ['of options that read the same', 'Sending {{tx}}', 'Waiting {{rtt}}', 18, 'read the same'],
    ['of a variant without a right option', 'when: rtt > tx', 'when: rtt > 2 * tx', 23, 'No option is right'],
    ['of two right options', 'when: rtt > tx', 'when: rtt > 0 ms', 23, 'More than one option is right'],
    ['of a value that is missing', ', value: tx', '', 18, '“canary-sending” needs value'],
    ['of a value in another unit', 'value: tx', 'value: 3', 18, 'needed is a time'],
    ['of a comparison that is none', 'when: rtt > tx', 'when: rtt', 26, 'not a comparison'],
    ['of a right option that is not there', 'right: smallest', 'right: fastest', 14, 'no option “fastest”'],
    [
      'of a value that nobody looks at',
      'right: smallest',
      'right: canary-sending',
      17,
      'nobody looks at the value',
    ],
    ['of two options of one name', 'id: canary-far', 'id: canary-near', 26, 'Two options are called'],
    ['of a name that means something', 'id: canary-far', 'id: largest', 26, 'means something'],
    [
      'of a test that never counts',
      'when: rtt < tx, response',
      'when: rtt < tx / 1000, response',
      0,
      'held in no variant',
    ],
    [
      'of a test that is no comparison',
      'when: rtt < tx, response',
      'when: rtt, response',
      28,
      'not a comparison',
    ],
  ])('%s', (_, from, to, line, says) => {
    expect(written).toContain(from)
    const loaded = loadText(written.replace(from, to))
    if (line === 0) {
      expect(loaded.ok).toBe(true)
      if (!loaded.ok) return
      const { failures } = testExercise(loaded.exercise, { variants: 50, seed: 'never' })
      expect(failures.at(-1)?.says).toContain(says)
      return
    }
    const problems = loaded.ok ? [] : loaded.problems.map((each) => `${each.line}: ${each.says}`)
    const found = problems.find((problem) => problem.includes(says))
    expect(found, problems.join('\n')).toMatch(new RegExp(`^${line}: `, 'u'))
  })
})
