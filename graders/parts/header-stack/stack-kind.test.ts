import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { explainResult } from '#graders/exercise/explain-result.ts'
import { gradeResponse } from '#graders/exercise/grade-response.ts'
import { presentExercise } from '#graders/exercise/present-exercise.ts'
import { ResponseSchema } from '#graders/exercise/response.ts'
import { testExercise } from '#graders/exercise/test-exercise.ts'
import { stackMismatches } from '#graders/parts/header-stack/stack-mismatch.ts'
import { AnswerMismatchSchema, explainAnswer } from '#graders/parts/registry.ts'
import { mismatchesReadWell } from '#graders/testing/mismatches-read-well.ts'
import { exerciseFrom, loadText } from '#graders/testing/written-exercise.ts'

const written = readFileSync(new URL('template.md', import.meta.url), 'utf8')
const variant = { a: 5, b: 6, g: 7 }
const exercise = exerciseFrom(written)
const [part] = presentExercise(exercise, variant).parts
if (part?.kind !== 'header-stack') throw new Error('the template has a packet')
const { blocks } = part
const place = (beginning: string) => blocks.findIndex(({ text }) => text.startsWith(beginning))

const [outer, inner] = [place('new IP header'), place('IP header of the hosts')]
const [ah, esp, tcp, data] = [place('AH'), place('ESP header'), place('TCP'), place('Data')]
const [trailer, icv] = [place('ESP trailer'), place('ESP check')]
const order = [outer, esp, inner, tcp, data, trailer, icv]
const encrypts = { from: inner, to: trailer }
const checks = { from: esp, to: trailer }
const answers = ['192.0.2.7', 'no']
const right = { order, brackets: [encrypts, checks], answers }

const judge = (given: object) =>
  gradeResponse(
    exercise,
    variant,
    ResponseSchema.parse({ packet: { kind: 'header-stack', ...right, ...given } }),
  )
const open = { from: null, to: null }

describe('the order counts as two brackets, each bracket and answer by itself', () => {
  test.each([
    ['all right', {}, 1],
    ['nothing', { order: [], brackets: [], answers: [] }, 0],
    ['all open', { order: [], brackets: [open, open], answers: [null, null] }, 0],
    ['the order alone', { brackets: [], answers: [] }, 0.33],
    ['no order', { order: [] }, 0.67],
    ['its first block wrong', { order: order.toReversed() }, 0.67],
    ['one bracket over nothing', { brackets: [{ from: 'none', to: null }, checks] }, 0.83],
    ['one bracket without an end', { brackets: [{ from: inner, to: null }, checks] }, 0.83],
    ['one bracket backwards', { brackets: [{ from: trailer, to: inner }, checks] }, 0.83],
    ['one answer wrong', { answers: ['192.0.2.7', 'yes'] }, 0.83],
    ['a block that does not belong there', { order: [...order, ah] }, 0.96],
  ])('%s', (_, given, score) => expect(judge(given).parts[0]).toMatchObject({ score }))

  test.each([
    ['a block twice', { order: [outer, outer] }],
    ['a block that is not on offer', { order: [23] }],
    ['an answer that is not on offer', { answers: ['10.9.9.9'] }],
    ['a bracket too many', { brackets: [encrypts, checks, checks] }],
  ])('%s is not judged', (_, given) => {
    expect(judge(given).parts[0]).toMatchObject({ outcome: { mismatch: { code: 'unreadable' } } })
  })
})

test.each([
  ['a trailer before the data', { order: [outer, esp, inner, tcp, trailer, data, icv] }, 'can only end that'],
  [
    'no IP header in front',
    { order: [esp, outer, inner, tcp, data, trailer, icv] },
    'takes the first octets',
  ],
  ['a stray', { order: [outer, ah, ...order.slice(1)] }, 'makes such a block'],
  ['ports in the clear', { brackets: [{ from: data, to: trailer }, checks] }, 'which hosts talk'],
  ['the trailer in the clear', { brackets: [{ from: inner, to: data }, checks] }, 'tells what is inside'],
  ['the SPI encrypted', { brackets: [{ from: esp, to: trailer }, checks] }, 'by the SPI'],
  ['the check value encrypted', { brackets: [{ from: inner, to: icv }, checks] }, 'before it is decrypted'],
  ['a check over the outer header', { brackets: [encrypts, { from: outer, to: trailer }] }, 'so far forward'],
  ['a check over itself', { brackets: [encrypts, { from: esp, to: icv }] }, 'over itself'],
  [
    'a check without ESP’s header',
    { brackets: [encrypts, { from: inner, to: trailer }] },
    'old packet again',
  ],
  ['ports that can be read', { answers: ['192.0.2.7', 'yes'] }, 'What was done to it'],
])('%s: what follows is told, and what is right is not', (_, given, says) => {
  const result = judge(given)
  const [told] = explainResult(result, false).parts
  expect(JSON.stringify(told?.feedback)).toContain(says)
  expect(told).not.toHaveProperty('right')
  expect(explainResult(result, true).parts[0]?.right).toMatchObject({
    brackets: [{ over: { from: 2, to: 5 } }, { over: { from: 1, to: 5 } }],
    answers,
  })
})

test('what is presented tells nothing of the order, nor of what is covered', () => {
  const texts = blocks.map(({ text }) => text)
  expect(texts).toEqual(texts.toSorted(new Intl.Collator('en', { numeric: true }).compare))
  expect(JSON.stringify(part)).not.toMatch(/over|stray|besides|misconception/u)
})

test('an author’s tests hold', () => {
  expect(testExercise(exercise, { variants: 20, seed: 'stack' }).failures).toEqual([])
})

test.each([
  ['a tunnel without ends', ', from: "192.0.2.{{g}}", to: 198.51.100.1 }', ' }', 'A tunnel has two ends'],
  ['transport with ends', 'mode: tunnel', 'mode: transport', 'adds no IP header'],
  [
    'ESP that does nothing',
    'mode: tunnel,',
    'mode: tunnel, encrypts: false, checks: false,',
    'is not allowed',
  ],
  ['a block twice', 'besides: [ ah-1 ]', 'besides: [ icv-1 ]', 'is on offer twice'],
  ['a block that there is not', 'from: ip-1, says', 'from: ip-2, says', 'no block “ip-2”'],
  ['an idea that is right', 'from: ip-1, says', 'from: ip, says', 'is right'],
  ['an answer that cannot be chosen', 'answer: "10.1.0.{{a}}"', 'answer: "10.9.9.9"', 'cannot be chosen'],
  ['an idea about two things', 'question: source,', 'question: source, block: ah-1,', 'one of block'],
])('the loader names %s', (_, from, to, says) => {
  expect(written).toContain(from)
  const loaded = loadText(written.replace(from, to))
  expect(loaded.ok ? '' : loaded.problems.map((problem) => problem.says).join('\n')).toContain(says)
})

mismatchesReadWell(
  new URL('stack-mismatch.golden.txt', import.meta.url),
  stackMismatches.map(({ shape }) => shape.code.value),
  [
    { code: 'misplaced-block', block: 'AH', at: 2, follows: 'Nothing makes such a block.' },
    { code: 'blocks-missing', missing: 1 },
    { code: 'blocks-missing', missing: 3 },
    {
      code: 'wrong-bracket',
      bracket: 'ESP encrypts',
      actual: 'nothing',
      follows: 'Everybody could read it.',
    },
    {
      code: 'wrong-on-the-way',
      question: 'Can it read the ports?',
      actual: 'yes',
      follows: 'They are encrypted.',
    },
  ].map((mismatch) => AnswerMismatchSchema.parse(mismatch)),
  explainAnswer,
)
