import { expect, test } from 'vitest'
import { explainResult } from '#graders/exercise/explain-result.ts'
import { gradeResponse } from '#graders/exercise/grade-response.ts'
import { presentExercise } from '#graders/exercise/present-exercise.ts'
import { testExercise } from '#graders/exercise/test-exercise.ts'
import { formulaMismatches } from '#graders/parts/formula/formula-mismatch.ts'
import { AnswerMismatchSchema, explainAnswer } from '#graders/parts/registry.ts'
import { mismatchesReadWell } from '#graders/testing/mismatches-read-well.ts'
import { exerciseFrom, loadText } from '#graders/testing/written-exercise.ts'

const written = `---
id: formed
title: Formed
version: 1
topic: test/formed
parameters:
  k: { integer: [2, 9] }
parts:
  - id: time
    kind: formula
    ask: How long for {{k}} files?
    unit: ms
    symbols:
      - { name: RTT, says: the round trip, unit: ms, from: 10, to: 200 }
      - { name: L, says: the size, unit: kbit, from: 10, to: 500 }
      - { name: R, says: the rate, unit: Mbps, from: 1, to: 50 }
    answer: "{{k}} * (2 * RTT + L / R)"
    misconceptions:
      - { id: no-handshake, answer: "{{k}} * (RTT + L / R)", says: "{{k}} handshakes are missing." }
tests:
  - { response: { time: solution }, score: 1 }
  - { response: { time: "{{k}} RTT + {{k}} L/R" }, score: 0, misconception: no-handshake }
---
## Statement
Write.

## Solution
{{answer time}}
`
const judge = (text: string) =>
  gradeResponse(exerciseFrom(written), { k: 3 }, { time: { kind: 'formula', text } })

const outcomeOf = (text: string) => judge(text).parts[0]?.outcome

test.each(['3*(2*RTT+L/R)', '6 RTT + 3L/R', '3 (L + 2 RTT × R) / R', '(12 rtt + 6 L ÷ R)/2'])(
  '%s is right',
  (text) => {
    expect(outcomeOf(text)).toEqual({ status: 'passed' })
  },
)

test('a wrong one is shown where it fails, and the right one only with the solution', () => {
  const result = judge('3 RTT + 7 L/R')
  expect(outcomeOf('3 RTT + 7 L/R')).toMatchObject({ mismatch: { code: 'wrong-formula' } })
  expect(JSON.stringify(explainResult(result, false))).not.toContain('2 · RTT')
  expect(explainResult(result, true).parts[0]?.right).toMatchObject({ formula: '3 · (2 · RTT + L / R)' })
  expect(outcomeOf('3 (L/R + RTT)')).toMatchObject({ mismatch: { id: 'no-handshake' } })
  expect(JSON.stringify(presentExercise(exerciseFrom(written), { k: 3 }))).not.toMatch(/handshake|L \/ R/u)
})

test('an author’s tests hold in every variant', () => {
  const { failures } = testExercise(exerciseFrom(written), { variants: 50, seed: 'formulas' })
  expect(failures).toEqual([])
})

test.each([
  ['a name that is not given', 'answer: "{{k}} * (2 *', 'answer: "{{k}} * (x *', 'none of the names'],
  ['units that do not fit', 'answer: "{{k}} * (2 *', 'answer: "{{k}} * (L *', 'It adds a time'],
  [
    'another measure than is asked for',
    'unit: ms\n    symbols',
    'unit: kB\n    symbols',
    'asks for an amount of data',
  ],
  [
    'an idea that is right',
    '(RTT + L / R)", says',
    '(L / R + 2 * RTT)", says',
    'the same formula as the right answer',
  ],
  ['two symbols of one name', 'name: L,', 'name: R,', 'Two symbols are called “R”'],
  ['no room between values', 'from: 1, to: 50', 'from: 50, to: 50', 'no values can be tried'],
])('the loader names %s', (_, from, to, says) => {
  expect(written).toContain(from)
  const loaded = loadText(written.replace(from, to))
  expect(loaded.ok ? [] : loaded.problems.map((problem) => problem.says).join('\n')).toContain(says)
})

mismatchesReadWell(
  new URL('formula-mismatch.golden.txt', import.meta.url),
  formulaMismatches.map(({ shape }) => shape.code.value),
  ['28 ms', null].map((gives) =>
    AnswerMismatchSchema.parse({
      code: 'wrong-formula',
      actual: 'n RTT',
      situation: 'n = 3, RTT = 40 ms',
      gives,
    }),
  ),
  explainAnswer,
)
