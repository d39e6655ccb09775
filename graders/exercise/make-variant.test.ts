import { expect, test } from 'vitest'
import { loadExercise } from '#graders/exercise/load-exercise.ts'
import { makeVariant } from '#graders/exercise/make-variant.ts'
import { variantSeed } from '#graders/exercise/variant/variant-seed.ts'
import { makeRandom } from '#graders/random.ts'

// Golden values, computed by an independent implementation in Python of what random.ts and variant-seed.ts
// describe. Should one of them change, yesterday's students would see other numbers today.

test('the generator gives the numbers that it always gave', () => {
  const random = makeRandom('golden')
  expect(Array.from({ length: 6 }, () => random.below(2 ** 32))).toEqual([
    2577225142, 185732501, 807188805, 2788649259, 3452105903, 1736472017,
  ])
  expect(Array.from({ length: 12 }, () => random.below(6))).toEqual([0, 5, 4, 4, 0, 4, 1, 3, 1, 0, 1, 1])
})

test('every value is about equally likely', () => {
  const random = makeRandom('even')
  const counts = Array.from({ length: 10 }, () => 0)
  for (let index = 0; index < 100_000; index += 1) {
    const value = random.below(10)
    counts[value] = (counts[value] ?? 0) + 1
  }
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500)
})

test.each([0, -1, 1.5, 2 ** 33, Number.NaN])('refuses to choose among %d', (count) => {
  expect(() => makeRandom('x').below(count)).toThrow(RangeError)
})

test('seeds are an HMAC of student, item and attempt, each apart from its neighbour', () => {
  expect(variantSeed('secret', 'student', 'item', 1)).toBe(
    '9d7ebd9240f1e09e8da8fd39932c7a40e2e7161963f1f89d9f97765093276a91',
  )
  const seeds = [
    variantSeed('secret', 'ab', 'c', 1),
    variantSeed('secret', 'a', 'bc', 1),
    variantSeed('secret', 'ab', 'c1', 1),
    variantSeed('secret', 'ab', 'c', 11),
    variantSeed('other', 'ab', 'c', 1),
  ]
  expect(new Set(seeds).size).toBe(seeds.length)
})

test('a seed always makes the same variant', () => {
  const exercise = load(`
parameters:
  rtt: { integer: [20, 200], step: 10, unit: ms }
  objects: { integer: [2, 12] }
  tx: { choice: [5, 10, 20.5], unit: ms }
require: [ objects * tx < 2 * rtt ]
parts:
  - { id: total, kind: number, ask: How long?, unit: ms, answer: objects * tx + rtt, tolerance: 1% }
tests:
  - { response: { total: "{{objects * tx + rtt}}" }, score: 1 }
  - { response: { total: 0 }, score: 0 }
`)
  expect(['first', 'second', 'third', 'fourth'].map((seed) => makeVariant(exercise, seed))).toEqual([
    { rtt: 130, objects: 12, tx: 10 },
    { rtt: 190, objects: 6, tx: 5 },
    { rtt: 150, objects: 10, tx: 10 },
    { rtt: 200, objects: 11, tx: 10 },
  ])
})

test('a step counts from the smallest value and never passes the largest', () => {
  const exercise = load(`
parameters:
  n: { integer: [3, 12], step: 4 }
parts:
  - { id: total, kind: number, ask: How many?, answer: n, tolerance: 0 }
tests:
  - { response: { total: "{{n}}" }, score: 1 }
  - { response: { total: 0 }, score: 0 }
`)
  const drawn = Array.from({ length: 50 }, (_, index) => makeVariant(exercise, `step ${index}`).n ?? 0)
  expect([...new Set(drawn)].toSorted((a, b) => a - b)).toEqual([3, 7, 11])
})

function load(yaml: string) {
  const text = `---\nid: golden\ntitle: Golden\nversion: 1\ntopic: test\n${yaml.trim()}\n---\n## Statement\nS\n## Solution\nS\n`
  const loaded = loadExercise(new Map([['exercise.md', new TextEncoder().encode(text)]]))
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems))
  return loaded.exercise
}
