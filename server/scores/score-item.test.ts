import { assert, double, integer, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { windowAt } from '#server/assignments/window-at.ts'
import { latenessAt, pointsLeft } from '#server/scores/late-policy.ts'
import { type ScoredSubmission, scoreItem } from '#server/scores/score-item.ts'

const dayMs = 86_400_000
const dueAt = new Date('2026-11-20T12:00:00Z')
const after = (ms: number) => new Date(dueAt.getTime() + ms)
const policy = {
  dueAt,
  lateUntil: after(3 * dayMs),
  graceMinutes: 0,
  latePenalty: 10,
  lateCap: 100,
  lateDaysSpent: 0,
  retryCost: 0,
  counting: 'BEST' as const,
}

describe('lateness', () => {
  it.each([
    ['a minute before', -60_000, null],
    ['a millisecond before', -1, null],
    ['the due time itself', 0, { daysBegun: 1, lateDays: 0, percentOff: 10 }],
    ['a day less a millisecond after', dayMs - 1, { daysBegun: 1, lateDays: 0, percentOff: 10 }],
    ['a day after', dayMs, { daysBegun: 2, lateDays: 0, percentOff: 20 }],
    ['twelve days after', 12 * dayMs, { daysBegun: 13, lateDays: 0, percentOff: 100 }],
  ])('%s', (_when, ms, expected) => expect(latenessAt(policy, after(ms))).toEqual(expected))

  it.each([
    ['a millisecond before the end of the grace', 600_000 - 1, null],
    ['the end of the grace', 600_000, { daysBegun: 1, lateDays: 0, percentOff: 10 }],
    ['a day after the due time', dayMs, { daysBegun: 1, lateDays: 0, percentOff: 10 }],
    ['a day after the grace', dayMs + 600_000, { daysBegun: 2, lateDays: 0, percentOff: 20 }],
    ['far beyond the cap', 5 * dayMs, { daysBegun: 5, lateDays: 0, percentOff: 25 }],
  ])('with ten minutes of grace and a cap of 25 %%: %s', (_when, ms, expected) =>
    expect(latenessAt({ ...policy, graceMinutes: 10, lateCap: 25 }, after(ms))).toEqual(expected),
  )

  it.each([
    [0, { daysBegun: 1, lateDays: 1, percentOff: 0 }],
    [dayMs, { daysBegun: 2, lateDays: 2, percentOff: 0 }],
    [2 * dayMs, { daysBegun: 3, lateDays: 2, percentOff: 10 }],
    [9 * dayMs, { daysBegun: 10, lateDays: 2, percentOff: 25 }],
  ])('two late days pay for the first two, %d ms late', (ms, expected) =>
    expect(latenessAt({ ...policy, lateDaysSpent: 2, lateCap: 25 }, after(ms))).toEqual(expected),
  )

  it('counts days of 24 hours also where the clocks change', () => {
    // In Berlin the night to 25 October 2026 has an hour more: the same time on the clock is 25 hours later.
    const before = { ...policy, dueAt: new Date('2026-10-24T23:59:00+02:00') }
    expect(latenessAt(before, new Date('2026-10-25T22:58:59+01:00'))).toMatchObject({ daysBegun: 1 })
    expect(latenessAt(before, new Date('2026-10-25T22:59:00+01:00'))).toMatchObject({ daysBegun: 2 })
  })

  it('is nothing where nothing is taken late', () => {
    expect(latenessAt({ ...policy, lateUntil: null }, after(dayMs))).toBeNull()
  })

  it('never gives points, nor takes more than there are', () => {
    assert(
      property(
        double({ min: 0, max: 1_000, noNaN: true }),
        integer({ min: 0, max: 100 }),
        integer({ min: -5 * dayMs, max: 50 * dayMs }),
        (points, latePenalty, ms) => {
          const left = pointsLeft(points, latenessAt({ ...policy, latePenalty }, after(ms)))
          return left >= 0 && left <= points
        },
      ),
    )
  })
})

describe('the window', () => {
  const window = { opensAt: after(-dayMs), dueAt, lateUntil: policy.lateUntil, graceMinutes: 0 }
  it.each([
    ['not-yet-open', -dayMs - 1],
    ['open', -dayMs],
    ['open', -1],
    ['late', 0],
    ['late', 3 * dayMs - 1],
    ['closed', 3 * dayMs],
  ])('is %s at %d ms from the due time', (expected, ms) => {
    expect(windowAt(window, after(ms))).toBe(expected)
  })
  it('closes at the due time where nothing is taken late', () => {
    expect(windowAt({ ...window, lateUntil: null }, dueAt)).toBe('closed')
  })
  it.each([
    [after(3 * dayMs), 'late'],
    [null, 'closed'],
  ])('stays open for the grace, late work until %s', (lateUntil, then) => {
    const graced = { ...window, lateUntil, graceMinutes: 10 }
    expect(windowAt(graced, after(600_000 - 1))).toBe('open')
    expect(windowAt(graced, after(600_000))).toBe(then)
  })
})

const submission = (
  ms: number,
  score: number | null,
  status: ScoredSubmission['status'] = 'FINISHED',
  variantId = `of its own ${ms}`,
): ScoredSubmission => ({
  submittedAt: after(ms),
  status,
  score,
  variantId,
  isProgram: false,
  hintsCost: 0,
})

describe('points of an item', () => {
  const worth = { points: 10, policy }

  it.each([
    ['LAST', [submission(-2, 1), submission(-1, 0.5)], { earned: 5, reduced: false }],
    ['LAST', [submission(-1, 0.5), submission(1, 0.5)], { earned: 4.5, reduced: true }],
    ['LAST', [submission(-2, 0.5), submission(-1, null, 'QUEUED')], { earned: 5, waiting: true }],
    ['LAST', [submission(-2, 0.5), submission(-1, null, 'FAULTED')], { earned: 5, faulted: true }],
    ['MEAN', [submission(-1, 0.5), submission(1, 1)], { earned: 7, reduced: true }],
    ['MEAN', [submission(-2, 0), submission(-1, 1)], { earned: 5, reduced: false }],
  ] as const)('where the %s counts, of %j', (counting, submissions, expected) => {
    expect(scoreItem(submissions, { points: 10, policy: { ...policy, counting } }, null, 0)).toMatchObject(
      expected,
    )
  })

  it.each([
    ['nothing submitted', [], null, { earned: null, reduced: false, waiting: false, faulted: false }],
    ['one in time', [submission(-1, 0.5)], null, { earned: 5, reduced: false }],
    ['one a day late', [submission(1, 0.5)], null, { earned: 4.5, reduced: true }],
    [
      'one after a hint, which costs nothing of what was submitted before',
      [submission(-2, 0.5), { ...submission(-1, 1), hintsCost: 30 }],
      null,
      { earned: 7, reduced: true },
    ],
    [
      'hints that cost more than they helped',
      [submission(-2, 0.5), { ...submission(-1, 0.6), hintsCost: 30 }],
      null,
      { earned: 5, reduced: false },
    ],
    ['late and after a hint', [{ ...submission(1, 1), hintsCost: 30 }], null, { earned: 6, reduced: true }],
    [
      'a better one late: each is reduced, then the best counts',
      [submission(-1, 0.5), submission(1, 1)],
      null,
      { earned: 9, reduced: true },
    ],
    [
      'a better one so late that the earlier counts',
      [submission(-1, 0.9), submission(dayMs, 1)],
      null,
      { earned: 9, reduced: false },
    ],
    ['one that waits', [submission(-1, null, 'QUEUED')], null, { earned: null, waiting: true }],
    [
      'an older fault and a newer result',
      [submission(-9, null, 'FAULTED'), submission(-1, 1)],
      null,
      { earned: 10, faulted: false, submissions: 2 },
    ],
    [
      'a newer fault, whatever the order of the rows',
      [submission(-1, null, 'FAULTED'), submission(-9, 1)],
      null,
      { earned: 10, faulted: true },
    ],
    ['points given by hand', [submission(1, 1)], 3, { earned: 3, byHand: true, reduced: false }],
    ['nothing by hand is something', [submission(-1, 1)], 0, { earned: 0, byHand: true }],
  ])('%s', (_what, submissions, byHand, expected) => {
    expect(scoreItem(submissions, worth, byHand, 0)).toMatchObject(expected)
  })
})

const answer = (ms: number, score: number | null, variantId = 'same', status?: 'FAULTED') =>
  submission(ms, score, status, variantId)

describe('retries with the same numbers', () => {
  const worth = { points: 10, policy: { ...policy, retryCost: 20 } }

  it.each([
    ['the first answer costs nothing', [answer(-9, 1)], { earned: 10, reduced: false }],
    [
      'one retry, whatever the order of the rows',
      [answer(-1, 1), answer(-9, 0)],
      { earned: 8, reduced: true },
    ],
    ['a better first one counts', [answer(-9, 0.9), answer(-1, 1)], { earned: 9, reduced: false }],
    ['other numbers begin afresh', [answer(-9, 0), answer(-1, 1, 'other')], { earned: 10, reduced: false }],
    ['what we could not judge is none', [answer(-9, null, 'same', 'FAULTED'), answer(-1, 1)], { earned: 10 }],
    ['late as well: both are taken off', [answer(-9, 0), answer(1, 1)], { earned: 7, reduced: true }],
    [
      'never less than nothing',
      [-9, -8, -7, -6, -5, -4, -3].map((ms) => answer(ms, ms === -3 ? 1 : 0)),
      { earned: 0 },
    ],
    [
      'a program handed in again is no retry',
      [-9, -1].map((ms) => ({ ...answer(ms, ms === -1 ? 1 : 0), isProgram: true })),
      { earned: 10 },
    ],
  ])('%s', (_what, submissions, expected) => {
    expect(scoreItem(submissions, worth, null, 0)).toMatchObject(expected)
  })
})
