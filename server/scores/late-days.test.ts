import { array, assert, integer, property, record } from 'fast-check'
import { expect, test } from 'vitest'
import { extended, type GivenTime } from '#server/scores/extension.ts'
import { spendLateDays } from '#server/scores/late-days.ts'
import { latenessAt } from '#server/scores/late-policy.ts'

const hourMs = 3_600_000
const at = (hours: number) => new Date(Date.UTC(2026, 10, 1) + hours * hourMs)
const policy = (due: number, change: object = {}) => ({
  opensAt: at(due - 24),
  dueAt: at(due),
  lateUntil: at(due + 240),
  graceMinutes: 0,
  latePenalty: 10,
  lateCap: 100,
  ...change,
})
/** Assignment a is due at hour 0, b at hour 100. */
const work = (assignmentId: 'a' | 'b', hours: number[], change: object = {}) => ({
  assignmentId,
  policy: policy(assignmentId === 'a' ? 0 : 100, change),
  submittedAt: hours.map(at),
})

test.each<[string, number, ReturnType<typeof work>[], Record<string, number>]>([
  ['nothing is late', 3, [work('a', [-1]), work('b', [99])], {}],
  ['a day begun', 3, [work('a', [0])], { a: 1 }],
  ['two on the same day are one day, for all items', 3, [work('a', [1, 5, 23])], { a: 1 }],
  ['a later one spends what it is later', 3, [work('a', [1, 25, 50])], { a: 3 }],
  ['whatever the order of the rows', 3, [work('a', [50, 1, 25])], { a: 3 }],
  ['in the order in which they were handed in', 3, [work('b', [101]), work('a', [49])], { a: 3 }],
  ['between two assignments', 4, [work('a', [1, 110]), work('b', [101])], { a: 3, b: 1 }],
  ['fewer are left than it is late: they pay for the first days', 2, [work('a', [80])], { a: 2 }],
  ['none is left', 2, [work('a', [30]), work('b', [101])], { a: 2 }],
  ['in the grace', 3, [work('a', [0.1], { graceMinutes: 10 })], {}],
  ['after the grace', 3, [work('a', [0.2], { graceMinutes: 10 })], { a: 1 }],
  ['where being late costs nothing', 3, [work('a', [30], { latePenalty: 0 })], {}],
  ['where nothing is taken late', 3, [work('a', [30], { lateUntil: null })], {}],
  ['one would spare nothing under the cap', 1, [work('a', [80], { lateCap: 20 })], {}],
  ['enough of them would', 3, [work('a', [80], { lateCap: 20 })], { a: 3 }],
  ['a course without', 0, [work('a', [30])], {}],
])('%s', (_what, bank, works, expected) => {
  expect(Object.fromEntries(spendLateDays(bank, works))).toEqual(expected)
})

test('more time, grace and late days together', () => {
  const row = policy(0, { graceMinutes: 30 })
  const spent = (given: GivenTime[], hours: number) => {
    const own = extended(row, given)
    const days = spendLateDays(1, [{ assignmentId: 'a', policy: own, submittedAt: [at(hours)] }])
    return latenessAt({ ...own, lateDaysSpent: days.get('a') ?? 0 }, at(hours))
  }
  // Late by two days begun: one is paid for. With a day more, and the grace, one less.
  expect(spent([], 30)).toEqual({ daysBegun: 2, lateDays: 1, percentOff: 10 })
  expect(spent([{ for: 'student', dueAt: at(24), reason: '' }], 30)).toEqual({
    daysBegun: 1,
    lateDays: 1,
    percentOff: 0,
  })
  expect(spent([{ for: 'student', dueAt: at(24), reason: '' }], 24.49)).toBeNull()
  // Twice the day that it is open for is a day more.
  expect(spent([{ for: 'course', factor: 2, reason: '' }], 24.49)).toBeNull()
  expect(spent([{ for: 'student', dueAt: at(24), reason: '' }], 24.5)).toEqual({
    daysBegun: 1,
    lateDays: 1,
    percentOff: 0,
  })
})

test('are never more than there are, nor than one is late, and never cost', () => {
  const works = array(record({ which: integer({ min: 0, max: 1 }), hours: integer({ min: -50, max: 400 }) }))
  assert(
    property(integer({ min: 0, max: 9 }), integer({ min: 0, max: 100 }), works, (bank, lateCap, all) => {
      const of = (which: number) => all.filter((one) => one.which === which).map(({ hours }) => hours)
      const both = [work('a', of(0), { lateCap }), work('b', of(1), { lateCap })]
      const spent = spendLateDays(bank, both)
      const days = [...spent.values()].reduce((sum, one) => sum + one, 0)
      return (
        days <= bank &&
        both.every(({ assignmentId, policy: own, submittedAt }) => {
          const latest = Math.max(0, ...submittedAt.map((one) => one.getTime()))
          const lateDaysSpent = spent.get(assignmentId) ?? 0
          const late = latenessAt({ ...own, lateDaysSpent: 0 }, new Date(latest))
          return lateDaysSpent <= (late?.daysBegun ?? 0)
        })
      )
    }),
  )
})
