// While a set of numbers is open a verdict holds no right value: whatever wrong answer is given to whatever part, what is
// shown of it then is searched for what only the solution says.
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { Exercise } from '#graders/exercise/exercise.ts'
import { ExerciseResultSchema } from '#graders/exercise/exercise-result.ts'
import { type ExplainedPart, explainResult } from '#graders/exercise/explain-result.ts'
import { judgeResponse } from '#graders/exercise/judge-response.ts'
import { loadExercise } from '#graders/exercise/load-exercise.ts'
import { makeVariant } from '#graders/exercise/make-variant.ts'
import { presentExercise } from '#graders/exercise/present-exercise.ts'
import { type Response, ResponseSchema } from '#graders/exercise/response.ts'
import { solutionFor } from '#graders/exercise/solve-exercise.ts'
import { findExercises } from '#graders/exercise/source/find-exercises.ts'
import { readExerciseFolder } from '#graders/exercise/source/read-exercise-folder.ts'
import type { Parameters } from '#graders/exercise/variant/parameters.ts'
import { makeScope } from '#graders/exercise/variant/scope.ts'
import { answeredKinds, bindPart, type Part } from '#graders/parts/registry.ts'
import { exerciseFrom } from '#graders/testing/written-exercise.ts'
import { readAnswer } from '#protocols/http/read-answer.ts'
import { nightly } from '../../tests/support/nightly.ts'

const root = fileURLToPath(new URL('../../exercises', import.meta.url))
const exercises: Exercise[] = []
for (const { folder } of await findExercises(root)) {
  const loaded = loadExercise(await readExerciseFolder(folder), { sampling: false })
  if (loaded.ok && loaded.exercise.parts.some(({ kind }) => kind !== 'lab')) exercises.push(loaded.exercise)
}
exercises.push(
  exerciseFrom(`---
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
      - { id: fresh, text: It is fresh, when: age < lifetime, says: "It is {{age}} old." }
      - { id: asks, text: A cache may ask, right: true, says: canary-of-another-option }
      - { id: keeps, text: A cache may keep it, right: true, says: canary-of-another-option }
      - { id: drops, text: A cache must drop it, right: false, says: It may be kept. }
      - { id: none, text: Nothing holds, right: false }
tests:
  - { response: { true-of: "asks keeps" }, when: age > lifetime, score: 1 }
  - { response: { true-of: "asks, drops" }, score: 0, misconception: drops }
---
## Statement
Tick.

## Solution
{{answer true-of}}. canary-of-another-option
`),
)
const variants = nightly ? 200 : 2

/** Of an answer in words: what would give it away. Short words and small numbers stand in any sentence. */
const tokensOf = (answer: string) =>
  // A rate without its unit would be found among times.
  Array.from(answer.matchAll(/[\d.]+ Mbit\/s|[^\s,;()“”"]+/gu), ([token]) => token.replace(/:$/u, '')).filter(
    (token) => token.length >= (/^[\d.]+$/u.test(token) ? 3 : 5),
  )

/** Every text and number in it, each on a line. */
const textIn = (value: unknown): string =>
  typeof value === 'object' && value !== null
    ? Object.values(value).map(textIn).join('\n')
    : typeof value === 'string' || typeof value === 'number'
      ? String(value)
      : ''

/** What stands in a text as a token of its own: 68 does not stand in 680. */
const holds = (text: string, token: string) =>
  new RegExp(String.raw`(?<![\w.])${token.replaceAll(/[^\w]/gu, String.raw`\$&`)}(?![\w]|\.\d)`).test(text)

function parsed(part: Part, given: Response[string] | undefined): string {
  if (part.kind !== 'http-message' || given?.kind !== 'http-message') return ''
  return textIn(readAnswer(given.text, part).findings)
}

/** The student's own answer, in the words of its kind. */
const asRead = ({ outcome }: ExplainedPart) =>
  outcome.status === 'failed' && 'actual' in outcome.mismatch ? textIn(outcome.mismatch.actual) : ''

interface WrongAnswer {
  part: string
  kind: string
  name: string
  open: ExplainedPart
  /** What the solution says of this part and the student has neither read nor written. */
  secrets: string[]
}

function wrongAnswers(exercise: Exercise, parameters: Parameters): WrongAnswer[] {
  const scope = makeScope(exercise, parameters)
  const presented = textIn(presentExercise(exercise, parameters))
  return exercise.parts.flatMap((part) => {
    const bound = bindPart(part)
    if (bound.judged !== 'at-once') return []
    const cases = bound.cases(scope).filter(({ verdict }) => !verdict.passed)
    const authors = exercise.tests.flatMap(({ response }, index) => {
      const text = response[part.id]
      if (text === undefined) return []
      try {
        const given = bound.responseFrom(scope.fillExactly(text), scope)
        return given === null ? [] : [{ name: `test ${index + 1}`, response: given }]
      } catch (error) {
        // A test may be for other numbers than these.
        if (error instanceof RangeError) return []
        throw error
      }
    })
    return [...cases, ...authors].flatMap(({ name, response: given }) => {
      const response = ResponseSchema.parse({ [part.id]: given })
      const judged = judgeResponse(exercise, parameters, response)
      if ('unjudged' in judged) return []
      const open = explainResult(judged, false).parts.find((one) => one.part === part.id)
      if (open?.outcome.status !== 'failed') return []
      // A policy has no other word for what it decides; and what a parser says of a message, the page says while it is
      // typed, whatever is asked for.
      const known = [
        presented,
        textIn(response),
        asRead(open),
        'accept',
        parsed(part, response[part.id]),
      ].join('\n')
      const secrets = [...tokensOf(bound.solve(scope)), 'canary-of-another-option'].filter(
        (token) => !holds(known, token),
      )
      return [{ part: part.id, kind: part.kind, name, open, secrets }]
    })
  })
}

/** What an author has a part say to mistakes that it knows, wherever in it that stands. */
function saidOfMistakes(value: unknown, known = false): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
    known && key === 'says' && typeof inner === 'string'
      ? [inner]
      : saidOfMistakes(inner, known || key === 'misconceptions' || key === 'options'),
  )
}

/** Kinds of which a misconception was looked for in what is presented. */
const unsaid = new Set<string>()
const tried = new Map<string, number>()
const searched = new Map<string, number>()

describe.each(exercises)('$id', (exercise) => {
  test('presents nothing of what it says to a wrong answer, and nothing of its solution', () => {
    const parameters = makeVariant(exercise, 'presented')
    const scope = makeScope(exercise, parameters)
    const presented = textIn(presentExercise(exercise, parameters))
    for (const part of exercise.parts) {
      const sentences = saidOfMistakes(part).map((text) => scope.fill(text))
      if (sentences.length > 0) unsaid.add(part.kind)
      expect(sentences.filter((text) => presented.includes(text))).toEqual([])
    }
    const worked = solutionFor(exercise, parameters).markdown.split('\n')
    expect(worked.filter((line) => line.length > 40 && presented.includes(line))).toEqual([])
  })

  test(`says no right value in ${variants} open sets`, () => {
    const found = new Set<string>()
    for (let index = 0; index < variants; index += 1) {
      const parameters = makeVariant(exercise, `open/${index}`)
      for (const { part, kind, name, open, secrets } of wrongAnswers(exercise, parameters)) {
        tried.set(kind, (tried.get(kind) ?? 0) + 1)
        if (secrets.length > 0) searched.set(kind, (searched.get(kind) ?? 0) + 1)
        const shown = textIn(open)
        for (const secret of secrets) {
          const line = shown.split('\n').find((text) => holds(text, secret))
          if (line !== undefined) found.add(`${part}, ${name}: “${secret}” in “${line}”`)
        }
      }
    }
    expect([...found]).toEqual([])
  })
})

test('every kind was tried, and had something to give away', () => {
  expect([...tried.keys()].toSorted()).toEqual(answeredKinds)
  expect([...unsaid].toSorted()).toEqual(answeredKinds)
  expect([...searched.values()].every((count) => count >= variants)).toBe(true)
})

const stored = (feedback: object, mismatch: object) =>
  ExerciseResultSchema.parse({
    parts: [{ part: 'p', outcome: { status: 'failed', mismatch }, score: 0, feedback }],
    score: 0,
  })

describe('a verdict that was stored while a right value stood beside the student’s', () => {
  const packet = {
    zone: 0,
    protocol: 6,
    source: 1,
    destination: 2,
    sourcePort: 3,
    destinationPort: 4,
    established: false,
  }

  test.each([
    [
      'a policy',
      stored(
        {
          kind: 'firewall-policy',
          requirements: [
            {
              id: 'closed',
              says: 'Shut.',
              met: false,
              counterexample: { packet, given: 'accept', needed: 'deny', rule: 0 },
            },
          ],
        },
        {
          code: 'wrong-decision',
          requirement: 'Shut.',
          packet: 'one',
          expected: 'deny',
          actual: 'accept',
          rule: 1,
        },
      ),
      /"(deny|needed|expected)":?/u,
      { kind: 'firewall-policy', needed: [{ id: 'closed', decision: 'deny' }] },
    ],
    [
      'a diagram',
      stored(
        { kind: 'timeline', right: [0], wrong: 1, due: 2 },
        { code: 'wrong-event', problem: 'too-late', message: 'SYN', other: '', actual: 'SYN', rightSoFar: 1 },
      ),
      /due/u,
      { kind: 'timeline', due: 2 },
    ],
  ])('is taken apart: %s', (_, result, secret, right) => {
    const { explanation: _explained, ...open } = explainResult(result, false).parts[0] ?? {
      explanation: null,
    }
    expect(JSON.stringify(open)).not.toMatch(secret)
    expect(explainResult(result, true).parts[0]).toMatchObject({ right })
  })
})
