import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { explainResult } from '#graders/exercise/explain-result.ts'
import { gradeResponse } from '#graders/exercise/grade-response.ts'
import { presentExercise } from '#graders/exercise/present-exercise.ts'
import { ResponseSchema } from '#graders/exercise/response.ts'
import { testExercise } from '#graders/exercise/test-exercise.ts'
import { ratesMismatches } from '#graders/parts/rate-adaptation/rates-mismatch.ts'
import { AnswerMismatchSchema, explainAnswer } from '#graders/parts/registry.ts'
import { mismatchesReadWell } from '#graders/testing/mismatches-read-well.ts'
import { exerciseFrom, loadText } from '#graders/testing/written-exercise.ts'

const written = readFileSync(new URL('template.md', import.meta.url), 'utf8')
const variant = { unit: 1, length: 2 }
const judge = (chosen: unknown, text = written) =>
  gradeResponse(
    exerciseFrom(text),
    variant,
    ResponseSchema.parse({ qualities: { kind: 'rate-adaptation', chosen } }),
  )
const limited = written.replace('share: 0.9', 'share: 0.9\n    switches: 1')

// Segments of 2 s at 1, 2 and 4 Mbit/s; the network carries 4, from 4 s on 1 and from 8 s on 2 Mbit/s. At a medium
// quality, 4 Mbit each, four have come after 4 s, the fifth after 8 s, the sixth after 10 s; it is needed at 11 s.
describe('what is chosen is played', () => {
  test.each([
    ['plays well', [1, 1, 1, 1, 1, 1], 0.25, 'mean-rate'],
    ['starts with the first segment and stands still later', [2, 2, 2, 2, 1, 1], 0, 'no-stall'],
    ['nothing', [], 0, undefined],
  ])('%s', (_, chosen, score, demand) => {
    const [part] = judge(chosen).parts
    expect(part).toMatchObject({ score })
    if (demand) expect(part).toMatchObject({ outcome: { mismatch: { demand } } })
  })

  test.each([
    ['the best', [2, 1, 1, 1, 1, 1], 1],
    ['another that is as good', [2, 2, 0, 0, 1, 1], 1],
  ])('%s is right', (_, chosen, score) => expect(judge(chosen).parts[0]).toMatchObject({ score }))

  test.each([
    ['a segment is open', [1, null, 1, 1, 1, 1], 'Segment 2 has no quality yet'],
    ['the last are missing', [1, 1], 'Segment 3 has no quality yet'],
    ['a quality is not there', [4, 1, 1, 1, 1, 1], 'that is not there'],
    ['a segment is not there', [1, 1, 1, 1, 1, 1, 1], 'that is not there'],
  ])('where %s it is not judged', (_, chosen, says) => {
    expect(judge(chosen).parts[0]).toMatchObject({
      outcome: { mismatch: { code: 'unreadable', problem: expect.stringContaining(says) } },
    })
  })
})

test('what follows is told; the best choice stands in the other half alone', () => {
  const result = judge([2, 2, 2, 2, 1, 1])
  const [shown] = explainResult(result, false).parts
  expect(shown?.explanation?.why).toBe(
    'Segment 3 is asked for at 4 s and has arrived at 10 s, but what was there had been shown at 6 s: the picture stands still for 4 s. In all it stands still 2 times.',
  )
  expect(JSON.stringify(shown)).not.toMatch(/"right"|meanRate/u)
  expect(explainResult(result, true).parts[0]?.right).toMatchObject({ kind: 'rate-adaptation' })
})

test('a choice that is good and changes too often keeps three quarters', () => {
  const [part] = judge([2, 2, 0, 0, 1, 1], limited).parts
  expect(part).toMatchObject({
    score: 0.75,
    feedback: { unmet: [{ demand: 'switches', says: 'It changes 2 times, and may change once.' }] },
  })
})

test('what is presented tells nothing of the best', () => {
  const text = JSON.stringify(presentExercise(exerciseFrom(written), variant))
  expect(text).toContain('"stream"')
  expect(text).not.toMatch(/chosen|meanRate|always-the|"plays"/u)
})

test('an author’s tests hold', () => {
  expect(testExercise(exerciseFrom(written), { variants: 20, seed: 'rates' }).failures).toEqual([])
})

test.each([
  ['a period without an end', '{ rate: unit, for: 2 * length }', '{ rate: unit }', 'how long it lasts'],
  [
    'an end of the last',
    '{ rate: 2 * unit }\n    qual',
    '{ rate: 2 * unit, for: length }\n    qual',
    'lasts for ever',
  ],
  ['a rate that is a time', '{ id: 360p, rate: unit }', '{ id: 360p, rate: length }', 'rate'],
  ['qualities in disorder', '{ id: 360p, rate: unit }', '{ id: 360p, rate: 3 * unit }', 'not higher than'],
  ['limits that nothing keeps', 'startWithin: length', 'startWithin: length / 100', 'No choice of qualities'],
  ['an idea that is right', 'plays: lowest', 'plays: rate-now', 'keeps all limits'],
  ['two ideas alike', 'plays: lowest', 'plays: highest', 'chooses the same as'],
  ['a buffer that holds nothing', 'share: 0.9', 'share: 0.9\n    buffer: length', 'fetched ahead'],
  ['two of one name', 'id: 720p', 'id: 360p', 'Two are called “360p”'],
])('the loader names %s', (_, from, to, says) => {
  expect(written).toContain(from)
  const loaded = loadText(written.replace(from, to))
  const said = loaded.ok ? '' : loaded.problems.map((problem) => problem.says).join('\n')
  expect(said).toContain(says)
})

mismatchesReadWell(
  new URL('rates-mismatch.golden.txt', import.meta.url),
  ratesMismatches.map(({ shape }) => shape.code.value),
  ['start', 'no-stall', 'mean-rate', 'switches'].map((demand) =>
    AnswerMismatchSchema.parse({
      code: 'demand-not-kept',
      demand,
      follows: 'It changes 4 times, and may change once.',
      actual: '480p, 720p',
    }),
  ),
  explainAnswer,
)
