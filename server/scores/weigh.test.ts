import { array, assert, integer, property } from 'fast-check'
import { expect, test } from 'vitest'
import { type Weighed, weigh } from '#server/scores/weigh.ts'

const now = new Date('2026-12-01T12:00:00Z')
const homework = { id: 'h', name: 'Homework', weight: 40, dropLowest: 1 }
const labs = { id: 'l', name: 'Labs', weight: 60, dropLowest: 0 }
const of = (id: string, earned: number, points = 10, change: Partial<Weighed> = {}): Weighed => ({
  id,
  categoryId: id.charAt(0) === 'x' ? null : id.charAt(0),
  earned,
  points,
  policy: { dueAt: new Date('2026-11-30T12:00:00Z'), graceMinutes: 0 },
  ...change,
})
const dueIn = (minutes: number, graceMinutes = 0) => ({
  policy: { dueAt: new Date(now.getTime() + minutes * 60_000), graceMinutes },
})

// Worked out by hand.
test.each<[string, Weighed[], number | null, (number | null)[], string[]]>([
  ['nothing', [], null, [null, null], []],
  // (80 + 100) / 2 = 90; 50. 0.4 * 90 + 0.6 * 50 = 66.
  [
    'the lowest is left out',
    [of('h1', 8), of('h2', 3), of('h3', 10), of('l1', 10, 20)],
    66,
    [90, 50],
    ['h2'],
  ],
  // Each alike: (100 + 50) / 2 = 75, whatever they are worth.
  ['each counts alike', [of('l1', 5, 5), of('l2', 25, 50)], 75, [null, 75], []],
  // The only one is never left out: 0.4 * 30 + 0.6 * 50 = 42.
  ['never all are left out', [of('h1', 3), of('l1', 5)], 42, [30, 50], []],
  ['a category without any is left out', [of('h1', 3), of('h2', 7)], 70, [70, null], ['h1']],
  ['of equal ones the earlier is left out', [of('h1', 5), of('h2', 5)], 50, [50, null], ['h1']],
  ['nothing of no category counts', [of('x1', 10), of('l1', 4)], 40, [null, 40], []],
  ['what has no items does not count', [of('l1', 0, 0), of('l2', 9)], 90, [null, 90], []],
  ['what is due later does not count', [of('l1', 0, 10, dueIn(1)), of('l2', 9)], 90, [null, 90], []],
  ['nor within the grace', [of('l1', 0, 10, dueIn(-5, 10)), of('l2', 9)], 90, [null, 90], []],
  ['what is due now does', [of('l1', 0, 10, dueIn(0)), of('l2', 9)], 45, [null, 45], []],
])('%s', (_what, assignments, percent, each, dropped) => {
  const mark = weigh([homework, labs], assignments, now)
  expect(mark?.percent).toEqual(percent === null ? null : expect.closeTo(percent, 9))
  expect(mark?.categories.map((one) => one.percent)).toEqual(each)
  expect(mark?.categories.flatMap((one) => one.dropped)).toEqual(dropped)
})

test('is nothing in a course without categories', () => {
  expect(weigh([], [of('h1', 3)], now)).toBeNull()
})

test('is a percentage, and no lower where one is left out', () => {
  assert(
    property(
      array(integer({ min: 0, max: 10 }), { maxLength: 8 }),
      integer({ min: 0, max: 9 }),
      (earned, dropLowest) => {
        const assignments = earned.map((points, at) => of(`h${at}`, points))
        const all = weigh([{ ...homework, dropLowest: 0 }], assignments, now)?.percent ?? 0
        const some = weigh([{ ...homework, dropLowest }], assignments, now)?.percent ?? 0
        return some >= all - 1e-9 && some <= 100 + 1e-9
      },
    ),
  )
})
