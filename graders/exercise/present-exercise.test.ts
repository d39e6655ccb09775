import { expect, test } from 'vitest'
import { gradeResponse } from '#graders/exercise/grade-response.ts'
import { makeVariant } from '#graders/exercise/make-variant.ts'
import { presentExercise } from '#graders/exercise/present-exercise.ts'
import { solutionFor } from '#graders/exercise/solve-exercise.ts'
import { exerciseFrom, soundExercise } from '#graders/testing/written-exercise.ts'

const secret = soundExercise
  .replace(
    'title: A sound exercise',
    'title: A sound exercise\nreferences: [ "RFC 9112 section 9.3", "RFC 9051 sections 6.4.3 and 6.4.6", "RFC 8446 appendix D.4", "Some book" ]',
  )
  .replace("is one object's time", 'canary-misconception')
  .replace('tolerance: 1%', 'tolerance: 0.7312%')
  .replace('It takes', 'canary-solution')
  .replace('id: once', 'id: canary-id')
  .replace('misconception: once', 'misconception: canary-id')
const parameters = { rtt: 50, objects: 7 }

const number = (value: string, unit: string) => ({ kind: 'number' as const, value, unit })

test('a student sees the numbers, and nothing that leads to the answer', () => {
  const presented = presentExercise(exerciseFrom(secret), parameters)
  expect(presented).toEqual({
    id: 'sound',
    version: 1,
    title: 'A sound exercise',
    topic: 'test/sound',
    statement: 'There are 7 objects.',
    hints: [],
    hintCosts: [],
    conventions: [],
    parts: [
      {
        id: 'total',
        kind: 'number',
        ask: 'How long do 7 objects take?',
        unit: 'ms',
        units: ['ns', 'us', 'ms', 's', 'min', 'h'],
        points: 1,
      },
    ],
    references: [
      { text: 'RFC 9112 section 9.3', url: 'https://www.rfc-editor.org/rfc/rfc9112.html#section-9.3' },
      {
        text: 'RFC 9051 sections 6.4.3 and 6.4.6',
        url: 'https://www.rfc-editor.org/rfc/rfc9051.html#section-6.4.3',
      },
      { text: 'RFC 8446 appendix D.4', url: 'https://www.rfc-editor.org/rfc/rfc8446.html#appendix-D.4' },
      { text: 'Some book', url: null },
    ],
  })
  expect(JSON.stringify(presented)).not.toMatch(/canary|0\.7312|objects \* plain/u)
})

test('the solution has the numbers of the variant', () => {
  expect(solutionFor(exerciseFrom(secret), parameters)).toEqual({
    markdown: 'canary-solution 700 ms.',
    diagrams: [],
    answers: [{ part: 'total', ask: 'How long do 7 objects take?', answer: '700 ms' }],
  })
})

test('parts weigh by their points, and stray answers count for nothing', () => {
  const second =
    '  - { id: more, kind: number, ask: More?, points: 3, answer: objects, tolerance: 0 }\ntests:'
  const exercise = exerciseFrom(
    soundExercise.replace(
      'tests:',
      `${second}\n  - { response: { more: "{{objects}}" }, score: 1 }\n  - { response: { more: 0 }, score: 0 }`,
    ),
  )
  const right = { total: number('700', 'ms'), stray: number('1', '') }
  expect(gradeResponse(exercise, parameters, right)).toMatchObject({
    score: 0.25,
    parts: [
      { part: 'total', score: 1 },
      { part: 'more', score: 0, outcome: { mismatch: { code: 'blank' } } },
    ],
  })
  const both = { ...right, more: number('7', '') }
  expect(gradeResponse(exercise, parameters, both).score).toBe(1)
})

test('quantities in maths are written in TeX', () => {
  const text = soundExercise.replace(
    'It takes',
    () => '$ {{rtt}} \\cdot \\frac{{{objects}}}{2} $, $$\n{{answer total}}\n$$ and',
  )
  expect(solutionFor(exerciseFrom(text), parameters).markdown).toBe(
    '$ 50\\,\\mathrm{ms} \\cdot \\frac{7}{2} $, $$\n\\text{700 ms}\n$$ and 700 ms.',
  )
})

test('a stored variant of another version is not silently filled up', () => {
  expect(() => presentExercise(exerciseFrom(soundExercise), { rtt: 50 })).toThrow(
    'the variant has no “objects”',
  )
})

test('a program is not judged here', () => {
  const lab = exerciseFrom(`---
id: a-lab
title: A lab
version: 1
topic: sockets
parts:
  - id: program
    kind: lab
    ask: Write it.
    languages: [python]
    arguments: [HOST, PORT]
    connectionModel: [ { question: Who closes?, answer: The server. } ]
---
## Statement
Write it.
## Solution
See the code.
`)
  const variant = makeVariant(lab, 'any')
  expect(variant).toEqual({})
  expect(presentExercise(lab, variant).parts).toMatchObject([{ kind: 'lab', languages: ['python'] }])
  expect(() => gradeResponse(lab, variant, {})).toThrow('judged by its checks')
})
