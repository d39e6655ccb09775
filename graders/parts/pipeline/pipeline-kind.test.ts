import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { explainResult } from '#graders/exercise/explain-result.ts'
import { gradeResponse } from '#graders/exercise/grade-response.ts'
import { presentExercise } from '#graders/exercise/present-exercise.ts'
import { ResponseSchema } from '#graders/exercise/response.ts'
import { testExercise } from '#graders/exercise/test-exercise.ts'
import { pipelineMismatches } from '#graders/parts/pipeline/pipeline-mismatch.ts'
import { AnswerMismatchSchema, explainAnswer } from '#graders/parts/registry.ts'
import { mismatchesReadWell } from '#graders/testing/mismatches-read-well.ts'
import { exerciseFrom, loadText } from '#graders/testing/written-exercise.ts'

const written = readFileSync(new URL('template.md', import.meta.url), 'utf8')
const exercise = exerciseFrom(written)
const judge = (steps: unknown) =>
  gradeResponse(exercise, {}, ResponseSchema.parse({ letter: { kind: 'pipeline', steps } }))

const encrypt = { does: 'encrypt', on: ['message'], key: 'session-key' }
const seal = { does: 'seal', on: ['session-key'], of: 'recipient' }

test.each([
  ['a right one', [encrypt, seal, { does: 'join', on: [1, 0] }], 1],
  [
    'another right one, with a step that nothing uses',
    [seal, { does: 'hash', on: ['message'] }, encrypt, { does: 'join', on: [0, 2] }],
    1,
  ],
  ['the message for all to read', [{ does: 'join', on: ['message', 'sender'] }], 0],
  ['what Bob cannot read', [encrypt], 0],
  ['all under the public key', [{ does: 'seal', on: ['message'], of: 'recipient' }], 0],
  ['no step', [], 0],
])('%s', (_, steps, score) => expect(judge(steps).parts[0]).toMatchObject({ score }))

test.each([
  ['a step on nothing', [{ does: 'hash', on: [] }], 'Step 1: It takes nothing'],
  ['a step on what comes later', [{ does: 'hash', on: [3] }], 'no earlier step'],
  ['a step on itself', [{ does: 'hash', on: [0] }], 'no earlier step'],
  ['a seal for nobody', [{ does: 'seal', on: ['message'] }], 'whose key'],
  ['encryption without a key', [{ does: 'encrypt', on: ['message'] }], 'Choose the key'],
  ['what is not on offer', [{ does: 'mac', on: ['message'], key: 'session-key' }], 'not on offer'],
  ['a key that is not on offer', [{ does: 'encrypt', on: ['message'], key: 'shared-key' }], 'not on offer'],
])('%s is not judged', (_, steps, says) => {
  const [part] = judge(steps).parts
  expect(part).toMatchObject({ score: 0, outcome: { mismatch: { code: 'unreadable' } } })
  expect(JSON.stringify(part)).toContain(says)
})

test('a broken requirement is answered with the attack; a right pipeline stands in the other half alone', () => {
  const result = judge([
    encrypt,
    { does: 'seal', on: ['session-key'], of: 'recipient' },
    { does: 'join', on: [0, 1, 'session-key'] },
  ])
  const [open] = explainResult(result, false).parts
  expect(open?.feedback).toMatchObject({
    requirements: [
      { met: true },
      { met: false, attack: expect.arrayContaining([expect.stringContaining('Trudy decrypts')]) },
      { met: true },
    ],
  })
  expect(open).not.toHaveProperty('right')
  expect(explainResult(result, true).parts[0]?.right).toMatchObject({
    packet: expect.stringContaining('seal'),
  })
})

test('what is presented has no solution in it', () => {
  const text = JSON.stringify(presentExercise(exercise, {}))
  expect(text).toContain('Trudy cannot read the message.')
  expect(text).not.toMatch(/solution|misconception|"on"/u)
})

test('an author’s tests hold', () => {
  expect(testExercise(exercise, { variants: 2, seed: 'letter' }).failures).toEqual([])
})

test.each([
  ['what nobody can read', '      - { name: bob-reads }\n', '', 'secret, too'],
  [
    'a step that there is not',
    'w = seal session-key to recipient',
    'w = wrap session-key to recipient',
    '“wrap” is no step',
  ],
  ['a name that there is not', 'join w e', 'join w f', 'no “f” yet'],
  [
    'a solution that does not hold',
    'w = seal session-key to recipient',
    'w = join session-key sender',
    'does not hold of the solution',
  ],
])('the loader names %s', (_, from, to, says) => {
  expect(written).toContain(from)
  const loaded = loadText(written.replace(from, to))
  expect(loaded.ok ? '' : loaded.problems.map((problem) => problem.says).join('\n')).toContain(says)
})

mismatchesReadWell(
  new URL('pipeline-mismatch.golden.txt', import.meta.url),
  pipelineMismatches.map(({ shape }) => shape.code.value),
  [
    AnswerMismatchSchema.parse({
      code: 'requirement-broken',
      name: 'secret',
      requirement: 'Trudy cannot read the message.',
      attack: 'Alice sends (k, encrypt(m, k)); Trudy takes (k, encrypt(m, k)) apart, and has k',
      actual: '(session key, encrypt(message, session key))',
    }),
  ],
  explainAnswer,
)
