import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { explainResult } from '#graders/exercise/explain-result.ts'
import { gradeResponse } from '#graders/exercise/grade-response.ts'
import { presentExercise } from '#graders/exercise/present-exercise.ts'
import { ResponseSchema } from '#graders/exercise/response.ts'
import { testExercise } from '#graders/exercise/test-exercise.ts'
import { orderingMismatches } from '#graders/parts/ordering/ordering-mismatch.ts'
import { linearOrder, predecessorsOf } from '#graders/parts/ordering/partial-order.ts'
import { AnswerMismatchSchema, explainAnswer } from '#graders/parts/registry.ts'
import { mismatchesReadWell } from '#graders/testing/mismatches-read-well.ts'
import { exerciseFrom, loadText } from '#graders/testing/written-exercise.ts'

const written = `---
id: ordered
title: Ordered
version: 1
topic: test/ordered
fixed: true
parts:
  - id: calls
    kind: ordering
    ask: In which order?
    items:
      - { id: socket, text: socket }
      - { id: bind, text: bind }
      - { id: option, text: option, because: canary-because }
      - { id: listen, text: listen }
      - { id: connect, text: connect, out: true }
    order:
      - [ socket, bind, listen ]
      - [ socket, option, listen ]
    misconceptions:
      - { id: unbound, early: listen, late: bind, says: Where do you listen? }
      - { id: connects, early: connect, says: A server does not. }
tests:
  - { response: { calls: solution }, score: 1 }
  - { response: { calls: option before bind }, score: 1 }
  - { response: { calls: listen before bind; option before listen }, score: 0.5, misconception: unbound }
  - { response: { calls: with connect }, score: 0.8, misconception: connects }
---
## Statement
Order.

## Solution
{{answer calls}}
`
const ranked = written
  .replace(
    'fixed: true\n',
    'facts:\n  calls:\n    take: 4\n    rows:\n' +
      ['socket 1', 'bind 2', 'option 2', 'listen 3', 'connect out']
        .map(
          (row) =>
            `      - { call: ${row.split(' ')[0]}, rank: ${row.split(' ')[1]}, why: canary-because }\n`,
        )
        .join(''),
  )
  .replace(
    / {4}items:[\s\S]*? {4}misconceptions/u,
    '    from: { facts: calls, text: call, rank: rank, because: why }\n    misconceptions',
  )
  .replace(
    /tests:[\s\S]*?---/u,
    'tests:\n  - { response: { calls: solution }, score: 1 }\n  - { response: { calls: listen before socket }, score: 0 }\n---',
  )

/** Offered by the alphabet. */
const [bind, connect, listen, option, socket] = [0, 1, 2, 3, 4]

const judge = (order: unknown, text = written) =>
  gradeResponse(exerciseFrom(text), {}, ResponseSchema.parse({ calls: { kind: 'ordering', order } }))
const grade = (order: unknown, text = written) => judge(order, text).parts[0]

describe('an order is judged from its front', () => {
  test.each([
    ['one that is right', [socket, bind, option, listen], 1],
    ['another', [socket, option, bind, listen], 1],
    ['too early', [socket, listen, bind, option], 0.25],
    ['at once wrong', [bind, socket, option, listen], 0],
    ['something missing at its end', [socket, bind, option], 0.75],
    ['something missing before its end', [socket, option, listen], 0.5],
    ['what has to stay out', [socket, bind, connect, option, listen], 0.4],
    ['nothing', [], 0],
  ])('%s', (_, order, score) => expect(grade(order)).toMatchObject({ score }))

  test('what has to stay out is wrong also at the end of all that is right', () => {
    expect(grade([socket, bind, option, listen, connect])).toMatchObject({
      outcome: { status: 'failed', mismatch: { code: 'misconception', id: 'connects' } },
    })
  })

  test('all or nothing, where the author says so', () => {
    const strict = written
      .replace('    order:', '    credit: all-or-nothing\n    order:')
      .replaceAll('0.5', '0')
      .replace('with connect }, score: 0.8', 'with connect }, score: 0')
    expect(grade([socket, bind, option], strict)).toMatchObject({ score: 0 })
    expect(grade([socket, bind, option, listen], strict)).toMatchObject({ score: 1 })
  })

  test.each([[[9]], [[socket, socket]]])('what cannot be is not judged: %j', (order) => {
    expect(grade(order)).toMatchObject({ outcome: { mismatch: { code: 'unreadable' } } })
  })

  test('an open set says where the order breaks and no right order', () => {
    const result = judge([socket, listen])
    const [open] = explainResult(result, false).parts
    expect(open).toMatchObject({
      feedback: { kind: 'ordering', wrong: 1 },
      outcome: { mismatch: { id: 'unbound' } },
    })
    expect(JSON.stringify(open)).not.toMatch(/canary|option|"right"/u)
    expect(explainResult(result, true).parts[0]?.right).toMatchObject({
      order: [
        { text: 'socket' },
        { text: 'bind' },
        { text: 'option', because: 'canary-because' },
        { text: 'listen' },
      ],
      out: ['connect'],
    })
    expect(JSON.stringify(presentExercise(exerciseFrom(written), {}))).not.toMatch(/canary|unbound|"out"/u)
  })

  test('exactly the orders that keep to every chain are right', () => {
    const chains = [
      ['socket', 'bind', 'listen'],
      ['socket', 'option', 'listen'],
    ]
    const names = ['bind', 'connect', 'listen', 'option', 'socket']
    fc.assert(
      fc.property(fc.shuffledSubarray([bind, listen, option, socket], { minLength: 4 }), (order) => {
        const keeps = chains.every((chain) => {
          const places = chain.map((name) => order.indexOf(names.indexOf(name)))
          return places.every((place, at) => at === 0 || place > (places[at - 1] ?? -1))
        })
        expect(grade(order)?.score === 1).toBe(keeps)
      }),
    )
  })
})

describe('a partial order', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f']
  const chains = fc.array(fc.uniqueArray(fc.constantFrom(...names), { minLength: 2, maxLength: 4 }), {
    maxLength: 6,
  })

  test('its linear order keeps to every chain, unless they go round in a circle', () => {
    let circles = 0
    fc.assert(
      fc.property(chains, (given) => {
        const before = predecessorsOf(names, given)
        if (!before) {
          circles += 1
          return
        }
        const order = linearOrder(names, before)
        expect(order.toSorted()).toEqual(names)
        for (const chain of given) expect(order.filter((name) => chain.includes(name))).toEqual(chain)
      }),
    )
    expect(circles).toBeGreaterThan(0)
  })
})

test.each([
  ['from a list', written],
  ['from facts', ranked],
])('an author’s tests hold in every variant, %s', (_, text) => {
  const { failures } = testExercise(exerciseFrom(text), { variants: 60, seed: 'order' })
  expect(failures).toEqual([])
})

test.each([
  ['a circle', written, '[ socket, option, listen ]', '[ listen, option, socket ]', 'round in a circle'],
  [
    'an item that there is not',
    written,
    '[ socket, option, listen ]',
    '[ socket, close ]',
    'no item “close”',
  ],
  ['one that stays out', written, '[ socket, option, listen ]', '[ socket, connect ]', 'has to stay out'],
  ['two of one name', written, 'id: option,', 'id: bind,', 'Two are called “bind”'],
  ['two that read the same', written, 'text: option', 'text: bind', 'read the same'],
  ['an idea about no item', written, 'early: connect', 'early: close', 'no item “close”'],
  [
    'an idea that is right',
    written,
    'early: listen, late: bind',
    'early: bind, late: option',
    'may come before',
  ],
  ['an idea about what belongs there', written, 'early: connect,', 'early: option,', 'belongs in the order'],
  ['a rank that is none', ranked, 'rank: 3', 'rank: third', '“third” is no rank'],
  ['a column that there is not', ranked, 'rank: rank,', 'rank: place,', 'no column “place”'],
])('the loader names %s', (_, text, from, to, says) => {
  expect(text).toContain(from)
  const loaded = loadText(text.replace(from, to))
  expect(loaded.ok ? [] : loaded.problems.map((problem) => problem.says).join('\n')).toContain(says)
})

const actual = 'listen, then bind'
mismatchesReadWell(
  new URL('ordering-mismatch.golden.txt', import.meta.url),
  orderingMismatches.map(({ shape }) => shape.code.value),
  [
    { code: 'too-early', item: 'listen', other: 'bind', rightSoFar: 0, actual },
    { code: 'too-early', item: 'listen', other: '', rightSoFar: 1, actual },
    { code: 'stray-item', item: 'connect', rightSoFar: 2, actual },
    { code: 'items-missing', missing: 1, actual },
    { code: 'items-missing', missing: 3, actual },
  ].map((each) => AnswerMismatchSchema.parse(each)),
  explainAnswer,
)
