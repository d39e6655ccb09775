import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { explainResult } from '#graders/exercise/explain-result.ts'
import { gradeResponse } from '#graders/exercise/grade-response.ts'
import { presentExercise } from '#graders/exercise/present-exercise.ts'
import { ResponseSchema } from '#graders/exercise/response.ts'
import { testExercise } from '#graders/exercise/test-exercise.ts'
import { drawSwarm } from '#graders/parts/piece-picking/draw-swarm.ts'
import { piecesMismatches } from '#graders/parts/piece-picking/pieces-mismatch.ts'
import { AnswerMismatchSchema, explainAnswer } from '#graders/parts/registry.ts'
import { makeRandom } from '#graders/random.ts'
import { mismatchesReadWell } from '#graders/testing/mismatches-read-well.ts'
import { exerciseFrom, loadText } from '#graders/testing/written-exercise.ts'
import { askAs, unchokeAs } from '#protocols/swarm/play-swarm.ts'
import { stateOf } from '#protocols/swarm/swarm.ts'

const written = readFileSync(new URL('template.md', import.meta.url), 'utf8')
const variant = { draw: 7 }
const swarm = drawSwarm({ pieces: 10, peers: 8, rounds: 1, slots: 3, choose: 'both' }, makeRandom('swarm 7'))
const state = stateOf(swarm, [])
const asks = askAs('rarest', state)
const unchoked = unchokeAs('best', state, 3)
const judge = (rounds: unknown) =>
  gradeResponse(
    exerciseFrom(written),
    variant,
    ResponseSchema.parse({ swarm: { kind: 'piece-picking', rounds } }),
  )

describe('pieces and unchoking of a round count alike', () => {
  test.each([
    ['both sound', [{ asks, unchoked }], 1],
    ['pieces alone', [{ asks, unchoked: [] }], 0.5],
    ['unchoking alone', [{ asks: [], unchoked }], 0.5],
    ['pieces in their order', [{ asks: askAs('lowest-number', state), unchoked }], 0.5],
    ['nobody by chance', [{ asks, unchoked: unchokeAs('no-optimistic', state, 3) }], 0.5],
    ['nothing', [], 0],
    ['nothing in words', [{ asks: asks.map(() => null), unchoked: [] }], 0],
  ])('%s', (_, rounds, score) => expect(judge(rounds).parts[0]).toMatchObject({ score }))

  test.each([
    ['a piece', [{ asks: [10], unchoked }]],
    [
      'a round',
      [
        { asks, unchoked },
        { asks, unchoked },
      ],
    ],
  ])('%s that is not there is not judged', (_, rounds) =>
    expect(judge(rounds).parts[0]).toMatchObject({ outcome: { mismatch: { code: 'unreadable' } } }),
  )
})

test('what follows is told; a sound way stands in the other half alone', () => {
  const result = judge([
    { asks: askAs('most-common', state), unchoked: unchokeAs('ignores-interest', state, 3) },
  ])
  const [shown] = explainResult(result, false).parts
  const text = JSON.stringify(shown)
  expect(text).toContain('Among the other pieces that')
  expect(text).toContain('wants nothing that you have')
  expect(text).toContain('byChance')
  expect(text).not.toContain('"right"')
  expect(explainResult(result, true).parts[0]?.right).toMatchObject({ rounds: [{ asks, unchoked }] })
})

test('a piece that comes by a choice that is not sound is there in the next round', () => {
  const text = written
    .replace('rounds: 1', 'rounds: 2')
    .replace('choose: both', 'choose: pieces')
    .replace(/ {6}- \{ id: needy.*\n/u, '')
    .replace(/.*slowest.*\n/u, '')
    .replace('score: 0.5, misc', 'score: 0, misc')
  const two = drawSwarm(
    { pieces: 10, peers: 8, rounds: 2, slots: 3, choose: 'pieces' },
    makeRandom('swarm 7'),
  )
  const first = askAs('most-common', stateOf(two, []))
  const second = askAs('rarest', stateOf(two, [first]))
  const played = gradeResponse(
    exerciseFrom(text),
    variant,
    ResponseSchema.parse({
      swarm: {
        kind: 'piece-picking',
        rounds: [
          { asks: first, unchoked: [] },
          { asks: second, unchoked: [] },
        ],
      },
    }),
  )
  expect(played.parts[0]).toMatchObject({ score: 0.5 })
})

test('what is presented tells nothing of what is right', () => {
  expect(JSON.stringify(presentExercise(exerciseFrom(written), variant))).not.toMatch(
    /asks|in-order|rarest|finish/u,
  )
})

test('an author’s tests hold', () => {
  expect(testExercise(exerciseFrom(written), { variants: 20, seed: 'swarms' }).failures).toEqual([])
})

test.each([
  ['a draw that is a time', 'draw: draw', 'draw: draw * 1 ms', 'time'],
  ['a draw that is not whole', 'draw: draw', 'draw: draw / 2', 'not a whole number'],
  [
    'an idea of both sides',
    'asks: lowest-number',
    'asks: lowest-number, unchokes: everybody',
    'either asks or unchokes',
  ],
  ['an idea of what is not chosen', 'choose: both', 'choose: pieces', 'does not choose'],
  ['two of one name', 'id: needy-first', 'id: in-order', 'Two are called “in-order”'],
])('the loader names %s', (_, from, to, says) => {
  expect(written).toContain(from)
  const loaded = loadText(written.replace(from, to))
  const said = loaded.ok ? '' : loaded.problems.map((problem) => problem.says).join('\n')
  expect(said).toContain(says)
})

mismatchesReadWell(
  new URL('pieces-mismatch.golden.txt', import.meta.url),
  piecesMismatches.map(({ shape }) => shape.code.value),
  [
    [1, 1],
    [1, 4],
    [3, 4],
  ].map(([wrong, of]) =>
    AnswerMismatchSchema.parse({
      code: 'unsound-choice',
      wrong,
      of,
      follows: 'B does not have piece 3.',
      actual: 'round 1: B piece 3',
    }),
  ),
  explainAnswer,
)
