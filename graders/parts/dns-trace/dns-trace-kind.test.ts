import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { explainResult } from '#graders/exercise/explain-result.ts'
import { gradeResponse } from '#graders/exercise/grade-response.ts'
import { presentExercise } from '#graders/exercise/present-exercise.ts'
import { ResponseSchema } from '#graders/exercise/response.ts'
import { testExercise } from '#graders/exercise/test-exercise.ts'
import { dnsTraceMismatches } from '#graders/parts/dns-trace/dns-trace-mismatch.ts'
import { AnswerMismatchSchema, explainAnswer } from '#graders/parts/registry.ts'
import { mismatchesReadWell } from '#graders/testing/mismatches-read-well.ts'
import { exerciseFrom, loadText } from '#graders/testing/written-exercise.ts'

const written = readFileSync(new URL('template.md', import.meta.url), 'utf8').replaceAll(
  'nothing-kept',
  'canary-kept',
)
const exercise = exerciseFrom(written)
const variant = { n: 42, life: 100, later: 40 }
const question = 0
const hop = (from: string, to: string, got: string) => ({ from, to, question, got })
const first = [
  hop('client', 'resolver', 'answer'),
  hop('resolver', 'a.root.', 'referral'),
  hop('resolver', 'ns.nic.example.', 'referral'),
  hop('resolver', 'ns.shop42.example.', 'answer'),
]
const cached = [hop('client', 'resolver', 'cache')]
const judge = (walks: unknown) =>
  gradeResponse(exercise, variant, ResponseSchema.parse({ trace: { kind: 'dns-trace', walks } }))
const grade = (walks: unknown) => judge(walks).parts[0]

describe('each hop is judged, and the first wrong one told', () => {
  test.each([
    ['all right', [first, cached], 1],
    ['one left out', [first.toSpliced(1, 1), cached], 0.8],
    ['one too many', [first, [...cached, ...first.slice(3)]], 0.83],
    ['another answer', [first.with(3, hop('resolver', 'ns.shop42.example.', 'no-name')), cached], 0.8],
    ['a look-up left open', [first], 0.8],
    ['nothing', [[], []], 0],
  ])('%s', (_, walks, score) => expect(grade(walks)).toMatchObject({ score }))

  test.each([
    ['a server beyond', [[first[0], first[3]], cached], 'to', /have its address at 0 s/u],
    [
      'the root again',
      [first, [hop('client', 'resolver', 'answer'), ...first.slice(1)]],
      'got',
      /Look into the cache/u,
    ],
    ['by the client', [first.with(1, hop('client', 'a.root.', 'referral')), cached], 'from', /waits/u],
    [
      'handed on',
      [first.with(2, hop('a.root.', 'ns.nic.example.', 'referral')), cached],
      'from',
      /ask nobody else/u,
    ],
    ['ends early', [first.slice(0, 2), cached], 'missing', /still to be asked/u],
  ])('%s', (_, walks, what, says) => {
    const [part] = explainResult(judge(walks), false).parts
    const told =
      part?.feedback?.kind === 'dns-trace' ? part.feedback.first.find((each) => each !== null) : null
    expect(told?.what).toBe(what)
    expect(told?.says).toMatch(says)
  })

  test('an idea is recognised by what comes of it', () => {
    expect(grade([first, first])?.outcome).toMatchObject({ mismatch: { id: 'canary-kept' } })
  })

  test.each([
    [[[{ ...hop('client', '', 'answer') }]], 'choose who is asked'],
    [[[{ ...hop('client', 'resolver', 'answer'), question: 7 }]], 'choose what for'],
    [[first, cached, cached], 'more look-ups'],
  ])('what is half chosen is not judged: %#', (walks, says) => {
    expect(grade(walks)?.outcome).toMatchObject({
      mismatch: { code: 'unreadable', problem: expect.stringContaining(says) },
    })
  })
})

test('what is presented is who serves what, and not who is asked', () => {
  const shown = JSON.stringify(presentExercise(exercise, variant).parts)
  expect(shown).toContain('www.shop42.example. 100 A 198.51.100.1')
  expect(shown).not.toMatch(/canary|belief|192\.0\.2/u)
})

test('an author’s tests hold in every variant', () => {
  expect(testExercise(exercise, { variants: 60, seed: 'hops' }).failures).toEqual([])
})

test.each([
  ['no root', 'zone: "."', 'zone: com.', 'There is no root'],
  ['records that are none', 'A 198.51.100.1', 'A one', 'no IPv4 address'],
  ['two of one zone', 'zone: example.', 'zone: "."', 'two of “.”'],
  ['look-ups out of their order', 'at: later', 'at: 0 s - later', 'before the one that it follows'],
])('the loader names %s', (_, from, to, says) => {
  expect(written).toContain(from)
  const loaded = loadText(written.replace(from, to))
  expect(
    loaded.ok
      ? JSON.stringify(testExercise(loaded.exercise, { variants: 3, seed: 'x' }))
      : JSON.stringify(loaded.problems),
  ).toContain(says)
})

mismatchesReadWell(
  new URL('dns-trace-mismatch.golden.txt', import.meta.url),
  dnsTraceMismatches.map(({ shape }) => shape.code.value),
  [
    AnswerMismatchSchema.parse({
      code: 'wrong-dns-hop',
      lookup: 2,
      hop: 2,
      follows: 'Look into the cache at 40 s: need anybody be asked?',
      actual: 'look-up 2, hop 2: resolver asks a.root. for www.shop42.example. A: a referral: ask those',
    }),
  ],
  explainAnswer,
)
