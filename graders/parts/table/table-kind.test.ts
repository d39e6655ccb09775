import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { explainResult } from '#graders/exercise/explain-result.ts'
import { gradeResponse } from '#graders/exercise/grade-response.ts'
import { presentExercise } from '#graders/exercise/present-exercise.ts'
import { ResponseSchema } from '#graders/exercise/response.ts'
import { testExercise } from '#graders/exercise/test-exercise.ts'
import { AnswerMismatchSchema, explainAnswer } from '#graders/parts/registry.ts'
import { tableMismatches } from '#graders/parts/table/table-mismatch.ts'
import { mismatchesReadWell } from '#graders/testing/mismatches-read-well.ts'
import { exerciseFrom, loadText } from '#graders/testing/written-exercise.ts'

const written = `---
id: tabled
title: Tabled
version: 1
topic: test/tabled
facts:
  apps:
    take: 2
    rows:
      - { app: mail, transport: TCP, port: "25", verb: "MAIL|MAIL FROM*", why: canary-mail }
      - { app: DNS, transport: UDP, port: "53", verb: query, why: canary-dns }
      - { app: web, transport: TCP, port: "80", verb: GET, why: canary-web }
parts:
  - id: uses
    kind: table
    ask: What does each use?
    head: Application
    from: { facts: apps, name: app, because: why }
    columns:
      - { id: transport, title: Transport, options: [UDP, TCP, ICMP] }
      - { id: port, title: Port, cells: number, tolerance: 0.01 }
      - { id: verb, title: Says first, cells: text }
    misconceptions:
      - { id: mail-udp, column: transport, row: mail, value: UDP, says: A lost word stays lost. }
      - { id: icmp, column: transport, value: ICMP, says: It has no ports. }
      - { id: greets, column: verb, value: hello*, says: Greeting comes before. }
tests:
  - { response: { uses: solution }, score: 1 }
  - { response: { uses: "mail, transport = UDP" }, score: 0.83, misconception: mail-udp }
  - { response: { uses: "DNS, port = 54; DNS, transport = ICMP" }, score: 0.67, misconception: icmp }
---
## Statement
Fill in.

## Solution
{{facts apps}}
`
/** mail and DNS stand there. */
const variant = { 'apps.1': 1, 'apps.2': 2 }
const right = [
  ['TCP', '25', 'MAIL'],
  ['UDP', '53', 'query'],
]
const answering = (cells: unknown) => ResponseSchema.parse({ uses: { kind: 'table', cells } })
const judge = (cells: unknown, text = written) => gradeResponse(exerciseFrom(text), variant, answering(cells))
const grade = (cells: unknown, text = written) => judge(cells, text).parts[0]

describe('cells are judged one by one', () => {
  test.each([
    ['all right', right, 1],
    [
      'in other words',
      [
        ['TCP', ' 25.1 ', 'mail from:<a@b>'],
        ['UDP', '5.3e1', ' QUERY '],
      ],
      1,
    ],
    ['a number beyond its tolerance', [['TCP', '25.3', 'MAIL'], right[1]], 0.83],
    ['one empty', [['TCP', '', 'MAIL'], right[1]], 0.83],
    ['a row of blanks', [right[0], [' ', '', '\t']], 0.5],
    ['a row that is not there', [right[0]], 0.5],
    ['a short row', [right[0], ['UDP']], 0.67],
    [
      'all wrong',
      [
        ['UDP', '1', 'x'],
        ['TCP', '2', 'y'],
      ],
      0,
    ],
    [
      'all empty',
      [
        ['', '', ''],
        ['', '', ''],
      ],
      0,
    ],
    ['nothing at all', [], 0],
  ])('%s', (_, cells, score) => expect(grade(cells)).toMatchObject({ score }))

  test('rows only, where the author says so', () => {
    const strict = written.replace('    columns:', '    credit: rows\n    columns:')
    expect(grade([['TCP', '25', 'x'], right[1]], strict)).toMatchObject({ score: 0.5 })
    expect(grade(right, strict)).toMatchObject({ score: 1 })
  })

  test.each([
    ['[]', []],
    ['rows of nothing', [[], []]],
    ['blanks', [[' ', '\n', '\u00a0']]],
  ])('%s is empty', (_, cells) => {
    expect(grade(cells)).toMatchObject({ score: 0, outcome: { mismatch: { code: 'blank' } } })
  })

  test.each([
    ['what is not offered', [['SCTP', '25', 'MAIL'], right[1]], 'This cannot be chosen.'],
    ['another case', [['tcp', '25', 'MAIL'], right[1]], 'This cannot be chosen.'],
    ['no number', [['TCP', 'twenty', 'MAIL'], right[1]], 'mail, Port: '],
    ['a row too many', [...right, ['TCP', '', '']], 'more cells than the table'],
    ['a cell too many', [['TCP', '25', 'MAIL', ''], right[1]], 'more cells than the table'],
  ])('%s is not judged', (_, cells, says) => {
    const part = grade(cells)
    expect(part).toMatchObject({ score: 0, outcome: { mismatch: { code: 'unreadable' } } })
    expect(JSON.stringify(part)).toContain(says)
  })

  test.each([
    ['too many rows', Array.from({ length: 21 }, () => ['TCP'])],
    ['too many cells', [Array.from({ length: 7 }, () => 'TCP')]],
    ['a long cell', [['x'.repeat(301)]]],
    ['no text', [[25]]],
    ['null', [null]],
  ])('%s is refused', (_, cells) => expect(() => answering(cells)).toThrow())

  test('each right cell counts the same, wherever it stands', () => {
    const wrong = [
      ['ICMP', '7', 'no'],
      ['ICMP', '7', 'no'],
    ]
    const choice = fc.array(fc.constantFrom('right', 'wrong', 'empty'), { minLength: 6, maxLength: 6 })
    fc.assert(
      fc.property(choice, (chosen) => {
        fc.pre(chosen.some((each) => each !== 'empty'))
        const cells = right.map((row, at) =>
          row.map((text, index) => {
            const each = chosen[at * 3 + index]
            return each === 'right' ? text : each === 'wrong' ? (wrong[at]?.[index] ?? '') : ''
          }),
        )
        const part = grade(cells)
        const count = (what: string) => chosen.filter((each) => each === what).length
        expect(part?.score).toBe(Math.round((count('right') / 6) * 100) / 100)
        const marked = part?.feedback?.kind === 'table' ? part.feedback.wrong.length : 0
        expect(marked).toBe(count('wrong'))
      }),
      { numRuns: 60 },
    )
  })
})

test('each wrong cell has its sentence; what belongs there is in the other half alone', () => {
  const result = judge([
    ['UDP', '25', 'Hello there'],
    ['ICMP', '54', 'query'],
  ])
  const [open] = explainResult(result, false).parts
  expect(open?.feedback).toEqual({
    kind: 'table',
    wrong: [
      { row: 0, column: 0, says: 'A lost word stays lost.' },
      { row: 0, column: 2, says: 'Greeting comes before.' },
      { row: 1, column: 0, says: 'It has no ports.' },
      { row: 1, column: 1 },
    ],
  })
  expect(JSON.stringify(open)).not.toMatch(/canary|"right"/u)
  const [shown] = explainResult(result, true).parts
  expect(shown?.right).toEqual({
    kind: 'table',
    rows: [
      { cells: right[0], because: 'canary-mail' },
      { cells: right[1], because: 'canary-dns' },
    ],
  })
})

test('what is presented tells nothing of what is right', () => {
  const presented = presentExercise(exerciseFrom(written), variant)
  expect(presented.parts).toMatchObject([
    {
      rows: ['mail', 'DNS'],
      columns: [
        { title: 'Transport', options: ['UDP', 'TCP', 'ICMP'] },
        { title: 'Port', options: [] },
        { title: 'Says first', options: [] },
      ],
    },
  ])
  expect(JSON.stringify(presented)).not.toMatch(/canary|MAIL|"53"/u)
})

test('options that are left out are those of every row, also of rows of others', () => {
  const plain = written
    .replace(', options: [UDP, TCP, ICMP]', '')
    .replace(/ {6}- \{ id: icmp.*\n/u, '')
    .replace(/ {2}- \{ response: \{ uses: "DNS.*\n/u, '')
  expect(presentExercise(exerciseFrom(plain), { 'apps.1': 1, 'apps.2': 3 }).parts).toMatchObject([
    { columns: [{ options: ['TCP', 'UDP'] }, {}, {}] },
  ])
})

test('an author’s tests hold in every variant that has what they name', () => {
  const { failures, expectations } = testExercise(exerciseFrom(written), { variants: 60, seed: 'cells' })
  expect(failures).toEqual([])
  const [, , second] = expectations.filter(({ name }) => name.startsWith('test '))
  expect(second?.held).toBeGreaterThan(5)
  expect(second?.held).toBeLessThan(60)
})

test.each([
  ['a table that there is not', 'facts: apps,', 'facts: apis,', 'no table “apis”'],
  ['a column that there is not', 'id: port,', 'id: ports,', 'no column “ports”'],
  ['an idea about no column', 'column: verb', 'column: word', 'no column “word”'],
  ['an idea about no row', 'row: mail,', 'row: letter,', 'no row “letter”'],
  ['an idea that cannot be chosen', 'value: ICMP', 'value: SCTP', '“SCTP” cannot be chosen'],
  ['an idea that is right', 'row: mail, value: UDP', 'row: mail, value: TCP', 'is right for'],
  ['two ideas of one name', 'id: icmp', 'id: mail-udp', 'are called “mail-udp”'],
  ['two columns of one title', 'title: Port', 'title: Transport', 'are called “Transport”'],
  ['an option that is missing', '[UDP, TCP, ICMP]', '[TCP, ICMP]', '“UDP” cannot be chosen in “Transport”'],
  ['a number that is none', 'port: "53"', 'port: often', 'is no number'],
  [
    'rows from two places',
    '    columns:',
    '    rows: [{ name: a, cells: { transport: TCP, port: 1, verb: x } }]\n    columns:',
    'either rows or from',
  ],
])('the loader names %s', (_, from, to, says) => {
  expect(written).toContain(from)
  const loaded = loadText(written.replace(from, to))
  expect(loaded.ok ? [] : loaded.problems.map((problem) => problem.says).join('\n')).toContain(says)
})

mismatchesReadWell(
  new URL('table-mismatch.golden.txt', import.meta.url),
  tableMismatches.map(({ shape }) => shape.code.value),
  [
    [1, 0],
    [2, 0],
    [0, 1],
    [0, 2],
    [2, 1],
  ].map(([wrong, open]) =>
    AnswerMismatchSchema.parse({ code: 'wrong-cells', wrong, open, of: 6, actual: 'mail, Port: 26' }),
  ),
  explainAnswer,
)
