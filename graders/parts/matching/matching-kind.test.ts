import { describe, expect, test } from 'vitest'
import { explainResult } from '#graders/exercise/explain-result.ts'
import { gradeResponse } from '#graders/exercise/grade-response.ts'
import { makeVariant } from '#graders/exercise/make-variant.ts'
import { presentExercise } from '#graders/exercise/present-exercise.ts'
import { ResponseSchema } from '#graders/exercise/response.ts'
import { solutionFor } from '#graders/exercise/solve-exercise.ts'
import { testExercise } from '#graders/exercise/test-exercise.ts'
import { matchingMismatches } from '#graders/parts/matching/matching-mismatch.ts'
import { AnswerMismatchSchema, explainAnswer } from '#graders/parts/registry.ts'
import { mismatchesReadWell } from '#graders/testing/mismatches-read-well.ts'
import { exerciseFrom, loadText } from '#graders/testing/written-exercise.ts'

const written = `---
id: matched
title: Matched
version: 1
topic: test/matched
facts:
  apps:
    take: 3
    rows:
      - { app: mail, transport: TCP, why: canary-mail }
      - { app: DNS, transport: UDP, why: canary-dns }
      - { app: files, transport: TCP, why: canary-files }
      - { app: NTP, transport: UDP, why: canary-ntp }
      - { app: shell, transport: TCP, why: canary-shell }
parts:
  - id: over
    kind: matching
    ask: Over what?
    from: { facts: apps, left: app, right: transport, because: why }
    besides: [ICMP]
    misconceptions:
      - { id: mail-udp, left: mail, right: UDP, says: A lost word stays lost. }
      - { id: icmp, right: ICMP, says: It has no ports. }
tests:
  - { response: { over: solution }, score: 1 }
  - { response: { over: mail = UDP }, score: 0.67, misconception: mail-udp }
  - { response: { over: mail = ICMP; DNS = TCP }, score: 0.33, misconception: icmp }
---
## Statement
Match.

## Solution
{{facts apps}}
`
/** mail, DNS and NTP stand there, in this order; offered are ICMP, TCP and UDP. */
const variant = { 'apps.1': 1, 'apps.2': 2, 'apps.3': 4 }
const [icmp, tcp, udp] = [0, 1, 2]

const grade = (chosen: unknown, change = written) =>
  gradeResponse(exerciseFrom(change), variant, ResponseSchema.parse({ over: { kind: 'matching', chosen } }))
    .parts[0]

describe('pairs are judged one by one', () => {
  test.each([
    ['all right', [tcp, udp, udp], 1],
    ['one wrong', [udp, udp, udp], 0.67],
    ['one open', [tcp, udp, null], 0.67],
    ['two wrong', [udp, tcp, udp], 0.33],
    ['all wrong', [icmp, icmp, icmp], 0],
    ['none', [null, null, null], 0],
    ['nothing at all', [], 0],
  ])('%s', (_, chosen, score) => expect(grade(chosen)).toMatchObject({ score }))

  test('all or nothing, where the author says so', () => {
    const strict = written.replace('    besides:', '    credit: all-or-nothing\n    besides:')
    expect(grade([udp, udp, udp], strict)).toMatchObject({ score: 0 })
    expect(grade([tcp, udp, udp], strict)).toMatchObject({ score: 1 })
  })

  test.each([[[9]], [[tcp, udp, udp, tcp]]])('what is not offered is not judged: %j', (chosen) => {
    expect(grade(chosen)).toMatchObject({ outcome: { mismatch: { code: 'unreadable' } } })
  })

  test('each wrong pair has its sentence; what belongs there is in the other half alone', () => {
    const result = gradeResponse(
      exerciseFrom(written),
      variant,
      ResponseSchema.parse({ over: { kind: 'matching', chosen: [udp, icmp, tcp] } }),
    )
    const [open] = explainResult(result, false).parts
    expect(open?.feedback).toEqual({
      kind: 'matching',
      wrong: [{ at: 0, says: 'A lost word stays lost.' }, { at: 1, says: 'It has no ports.' }, { at: 2 }],
    })
    expect(JSON.stringify(open)).not.toMatch(/canary|"right"/u)
    const [shown] = explainResult(result, true).parts
    expect(shown?.right).toEqual({
      kind: 'matching',
      pairs: [
        { right: 'TCP', because: 'canary-mail' },
        { right: 'UDP', because: 'canary-dns' },
        { right: 'UDP', because: 'canary-ntp' },
      ],
    })
  })
})

describe('facts are drawn for each student', () => {
  test('no row twice, the same for the same seed, and every row for somebody', () => {
    const exercise = exerciseFrom(written)
    const drawn = Array.from({ length: 200 }, (_, index) =>
      Object.values(makeVariant(exercise, `facts/${index}`)),
    )
    expect(drawn.every((rows) => rows.length === 3 && new Set(rows).size === 3)).toBe(true)
    expect(Object.values(makeVariant(exercise, 'facts/7'))).toEqual(drawn[7])
    expect(new Set(drawn.flat())).toEqual(new Set([1, 2, 3, 4, 5]))
  })

  test('what is offered does not tell which rows were drawn, nor what belongs to them', () => {
    const exercise = exerciseFrom(written)
    expect(presentExercise(exercise, variant).parts).toMatchObject([
      { left: ['mail', 'DNS', 'NTP'], right: ['ICMP', 'TCP', 'UDP'] },
    ])
    expect(JSON.stringify(presentExercise(exercise, variant))).not.toContain('canary')
    expect(presentExercise(exercise, { 'apps.1': 2, 'apps.2': 4, 'apps.3': 2 }).parts).toMatchObject([
      { right: ['ICMP', 'TCP', 'UDP'] },
    ])
  })

  test('the solution has the student’s own rows', () => {
    expect(solutionFor(exerciseFrom(written), variant).markdown).toBe(
      '| app | transport | why |\n| --- | --- | --- |\n| mail | TCP | canary-mail |\n| DNS | UDP | canary-dns |\n' +
        '| NTP | UDP | canary-ntp |',
    )
  })

  test('an author’s tests hold in every variant that has what they name', () => {
    const { failures, expectations } = testExercise(exerciseFrom(written), { variants: 60, seed: 'pairs' })
    expect(failures).toEqual([])
    const [, , second] = expectations.filter(({ name }) => name.startsWith('test '))
    expect(second?.held).toBeGreaterThan(5)
    expect(second?.held).toBeLessThan(60)
  })
})

test.each([
  ['a table that there is not', 'facts: apps,', 'facts: apis,', 'no table “apis”'],
  ['a column that there is not', 'left: app,', 'left: name,', 'no column “name”'],
  ['an idea about no item', 'left: mail,', 'left: letter,', 'no item “letter”'],
  ['an idea that cannot be chosen', 'right: ICMP,', 'right: SCTP,', 'cannot be chosen'],
  ['an idea that is right', 'left: mail, right: UDP', 'left: mail, right: TCP', 'is right for'],
  ['two ideas of one name', 'id: icmp', 'id: mail-udp', 'are called “mail-udp”'],
  ['rows with other columns', 'app: NTP, ', '', 'Every row has the same columns'],
  ['more rows than there are', 'take: 3', 'take: 6', 'fewer rows than are taken'],
  [
    'facts that nobody uses',
    'facts:\n',
    'facts:\n  other: { take: 1, rows: [{ a: b }, { a: c }] }\n',
    'made of “other”',
  ],
  ['facts before the solution', 'Match.', '{{facts apps}}', 'where everyone sees them'],
  ['facts of no table', '\n{{facts apps}}', '\n{{facts apis}}', 'no table “apis”'],
  ['a fixed exercise with facts', 'version: 1', 'version: 1\nfixed: true', 'The exercise is fixed'],
  [
    'pairs from two places',
    '    besides:',
    '    pairs: [{ left: a, right: b }, { left: c, right: d }]\n    besides:',
    'either pairs or from',
  ],
])('the loader names %s', (_, from, to, says) => {
  expect(written).toContain(from)
  const loaded = loadText(written.replace(from, to))
  expect(loaded.ok ? [] : loaded.problems.map((problem) => problem.says).join('\n')).toContain(says)
})

mismatchesReadWell(
  new URL('matching-mismatch.golden.txt', import.meta.url),
  matchingMismatches.map(({ shape }) => shape.code.value),
  [
    [1, 0],
    [2, 0],
    [0, 1],
    [0, 2],
    [2, 1],
  ].map(([wrong, open]) =>
    AnswerMismatchSchema.parse({ code: 'wrong-pairs', wrong, open, of: 5, actual: 'mail: UDP; DNS: TCP' }),
  ),
  explainAnswer,
)
