import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { explainResult } from '#graders/exercise/explain-result.ts'
import { gradeResponse } from '#graders/exercise/grade-response.ts'
import { presentExercise } from '#graders/exercise/present-exercise.ts'
import { ResponseSchema } from '#graders/exercise/response.ts'
import { testExercise } from '#graders/exercise/test-exercise.ts'
import { AnswerMismatchSchema, explainAnswer } from '#graders/parts/registry.ts'
import { topologyMismatches } from '#graders/parts/topology/topology-mismatch.ts'
import { mismatchesReadWell } from '#graders/testing/mismatches-read-well.ts'
import { exerciseFrom, loadText } from '#graders/testing/written-exercise.ts'

const written = readFileSync(new URL('template.md', import.meta.url), 'utf8').replaceAll(
  'web-inside',
  'canary-inside',
)
const exercise = exerciseFrom(written)
const variant = { webhost: 10, net: 20 }
const outer = 'accept tcp to web port 443'
const given = (placed: Record<string, string>, policies: Record<string, string>) =>
  ResponseSchema.parse({ network: { kind: 'topology', placed, policies } })
const grade = (placed: Record<string, string>, policies: Record<string, string>) =>
  gradeResponse(exercise, variant, given(placed, policies)).parts[0]
const told = (placed: Record<string, string>, policies: Record<string, string>) =>
  explainResult(gradeResponse(exercise, variant, given(placed, policies)), false).parts[0]

describe('a network is judged by what gets where', () => {
  test.each([
    ['the least', { web: 'dmz' }, { outer }, 1],
    [
      'in other words',
      { web: 'dmz' },
      { outer: 'accept tcp on internet to 192.0.2.10 ports 443, 8443\ndefault deny' },
      1,
    ],
    ['one port too many to itself', { web: 'dmz' }, { outer: 'accept to web' }, 1],
    ['nothing passes', { web: 'dmz' }, { outer: 'default deny', inner: 'deny any' }, 0],
    ['an open inside', { web: 'dmz' }, { outer, inner: 'default accept' }, 0.67],
    ['everything open', { web: 'dmz' }, { outer: 'default accept', inner: 'default accept' }, 0.33],
  ])('%s', (_, placed, policies, score) => expect(grade(placed, policies)).toMatchObject({ score }))

  test('what is not kept is proved by a way and a packet', () => {
    const part = told({ web: 'dmz' }, { outer, inner: 'default accept' })
    expect(part?.feedback).toMatchObject({
      requirements: [
        { id: 'web', met: true },
        { id: 'shielded', met: true },
        { id: 'web-falls', met: false, way: ['web', 'dmz', 'inner', 'inside'] },
      ],
    })
    expect(JSON.stringify(part?.feedback)).toMatch(/An intruder on web can send .*192\.0\.2\.10 \(web\)/u)
  })

  test('what is stopped is told with the rule that stops it', () => {
    const part = told({ web: 'dmz' }, { outer: 'deny tcp from 0.0.0.0-99.0.0.0\naccept tcp to web port 443' })
    expect(JSON.stringify(part?.feedback)).toMatch(/does not: outer stops a new .* by its rule 1\./u)
  })

  test('an idea is recognised by where hosts stand and what is then not kept', () => {
    const policies = { outer, inner: 'accept tcp to web port 443' }
    expect(grade({ web: 'inside' }, policies)?.outcome).toMatchObject({ mismatch: { id: 'canary-inside' } })
    expect(grade({ web: 'inside' }, { outer, inner: '' })?.outcome).toMatchObject({
      mismatch: { code: 'network-requirement', requirement: 'web' },
    })
  })

  test.each([
    [{}, { outer }, 'Choose where web stands'],
    [{ web: 'internet' }, { outer }, 'Choose where web stands'],
    [{ web: 'dmz' }, { outer: 'accept tcp to mail' }, 'outer, rule 1'],
    [{ web: 'dmz' }, { inner: 'perhaps' }, 'inner, line 1'],
  ])('what cannot be read is not judged: %j %j', (placed, policies, says) => {
    expect(grade(placed, policies)?.outcome).toMatchObject({
      mismatch: { code: 'unreadable', problem: expect.stringContaining(says) },
    })
  })
})

test('nothing of the answer is presented', () => {
  const shown = JSON.stringify(presentExercise(exercise, variant).parts)
  expect(shown).toContain('10.20.0.0/24')
  expect(shown).not.toMatch(/canary|solution|accept/u)
})

test('an author’s tests hold in every variant', () => {
  expect(testExercise(exercise, { variants: 40, seed: 'networks' }).failures).toEqual([])
})

test.each([
  ['a zone that there is not', 'between: [ dmz, inside ]', 'between: [ dmz, attic ]', 'There is no “attic”'],
  ['a word of the rules', 'id: outer', 'id: accept', 'a word of the rules'],
  ['a solution that does not hold', 'accept on inside', 'accept on dmz', 'It does not keep web-falls'],
  [
    'two ways',
    'between: [ dmz, inside ] }',
    'between: [ dmz, inside ] }\n      - { id: side, between: [ internet, inside ] }',
    'more than one way',
  ],
  ['an idea that breaks something else', 'breaks: web-falls', 'breaks: web', 'does not break “web”'],
])('the loader names %s', (_, from, to, says) => {
  expect(written).toContain(from)
  const loaded = loadText(written.replace(from, to))
  expect(loaded.ok ? '' : JSON.stringify(loaded.problems)).toContain(says)
})

mismatchesReadWell(
  new URL('topology-mismatch.golden.txt', import.meta.url),
  topologyMismatches.map(({ shape }) => shape.code.value),
  [
    AnswerMismatchSchema.parse({
      code: 'network-requirement',
      requirement: 'web-falls',
      says: 'Not even when the web server has fallen.',
      follows:
        'An intruder on web can send a new ICMP packet from 192.0.2.10 (web) to 10.20.0.0, and nothing stops it.',
      actual: 'web in dmz. outer: accept tcp to web port 443. inner: default accept',
    }),
  ],
  explainAnswer,
)
