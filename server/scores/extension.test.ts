import { expect, it, test } from 'vitest'
import { countingExtension, dueBy, extended, type GivenTime } from '#server/scores/extension.ts'

const at = (hours: number) => new Date(Date.UTC(2026, 9, 25) + hours * 3_600_000)
const own = (hours: number): GivenTime => ({ for: 'student', dueAt: at(hours), reason: 'Ill.' })
const section = (hours: number): GivenTime => ({ for: 'section', dueAt: at(hours), reason: 'No power.' })
const slow = (factor: number): GivenTime => ({ for: 'course', factor, reason: 'A certificate.' })

/** Open from hour 0 to hour 24. */
it.each<[string, number | null, GivenTime[], [number, number | null, GivenTime['for'] | null]]>([
  ['none', 48, [], [24, 48, null]],
  ['late work goes on as much longer', 48, [own(30)], [30, 54, 'student']],
  ['nothing is taken late', null, [own(30)], [30, null, 'student']],
  ['as long as all have', 48, [own(24)], [24, 48, null]],
  ['shorter than what all were given meanwhile', 48, [own(12)], [24, 48, null]],
  ['a section', 48, [section(25)], [25, 49, 'section']],
  ['a factor', 48, [slow(1.25)], [30, 54, 'course']],
  ['what gives most holds', 48, [own(26), section(28), slow(1.5)], [36, 60, 'course']],
  ['whichever it is', 48, [own(40), section(28), slow(1.5)], [40, 64, 'student']],
  ['of equal ones the student’s own', 48, [own(36), slow(1.5)], [36, 60, 'student']],
])('%s', (_what, lateUntil, given, [due, late, from]) => {
  const row = {
    opensAt: at(0),
    dueAt: at(24),
    lateUntil: lateUntil === null ? null : at(lateUntil),
    title: 'kept',
  }
  expect(extended(row, given)).toEqual({
    opensAt: at(0),
    dueAt: at(due),
    lateUntil: late === null ? null : at(late),
    title: 'kept',
  })
  const counting = countingExtension(row, given)
  expect(counting?.for ?? null).toBe(from)
  if (counting !== null) expect(counting.dueAt).toEqual(at(due))
})

test('a factor ends at a whole minute, and does not read the clock on the wall', () => {
  // The night has an hour more in Berlin; a day and a half are 36 hours all the same.
  const row = { opensAt: new Date('2026-10-24T12:00:00+02:00'), dueAt: new Date('2026-10-25T11:00:00+01:00') }
  expect(dueBy({ ...row, lateUntil: null }, slow(1.5))).toEqual(new Date('2026-10-25T23:00:00+01:00'))
  const odd = { opensAt: at(0), dueAt: new Date(at(0).getTime() + 61_000), lateUntil: null }
  expect(dueBy(odd, slow(1.25))).toEqual(new Date(at(0).getTime() + 120_000))
})
