import { describe, expect, it } from 'vitest'
import { type AssignmentForm, checkForm } from '#components/assignment/assignment-form.ts'
import { fromLocal, toLocal } from '#components/assignment/local-time.ts'
import { moveItem } from '#components/assignment/move-item.ts'

const limits = {
  titleMax: 200,
  itemsMax: 50,
  poolsMax: 20,
  pointsMax: 1_000,
  attemptsMax: 1_000,
  retriesMax: 100,
  lateDaysMax: 365,
  graceMinutesMax: 1_440,
  examMinutesMax: 1_440,
  groupSizeMax: 20,
  accessCodeMax: 100,
}
const item = (points: string) => ({
  key: points,
  id: null,
  exerciseId: 'e',
  exerciseVersionId: 'v',
  title: 'E',
  points,
  fixed: false,
})
const form: AssignmentForm = {
  title: ' Week 1 ',
  opensAt: '2026-11-01T08:00:00.000Z',
  dueAt: '2026-11-08T08:00:00.000Z',
  takesLate: true,
  lateUntil: '2026-11-10T08:00:00.000Z',
  graceMinutes: '10',
  latePenalty: '12,5',
  lateCap: '30',
  attempts: '',
  retries: '',
  retryCost: '2,5',
  counting: 'LAST',
  categoryId: null,
  reveal: 'AFTER_DUE',
  inGroups: false,
  groupSize: '2',
  isExam: false,
  examMinutes: '90',
  accessCode: '',
  networks: '',
  releases: false,
  releaseAt: null,
  items: [item('7.5')],
}

describe('the form of an assignment', () => {
  it('becomes settings', () => {
    expect(checkForm(form, limits)).toMatchObject({
      ok: true,
      settings: {
        title: 'Week 1',
        graceMinutes: 10,
        latePenalty: 12.5,
        lateCap: 30,
        attempts: null,
        retries: null,
        retryCost: 2.5,
        counting: 'LAST',
        items: [{ id: null, exerciseVersionId: 'v', points: 7.5 }],
      },
    })
    expect(checkForm({ ...form, takesLate: false }, limits)).toMatchObject({
      settings: { lateUntil: null, latePenalty: 0, lateCap: 100 },
    })
  })

  it('has pools where they stand, each with the points of all of its exercises', () => {
    const pool = { key: 'p', id: null, title: ' Delays ', draw: '1', points: '2,5' }
    const items = [item('7.5'), { ...pool, members: [item('1'), item('2')] }, item('3')]
    expect(checkForm({ ...form, items }, limits)).toMatchObject({
      ok: true,
      settings: {
        pools: [{ id: null, title: 'Delays', draw: 1 }],
        items: [
          { points: 7.5, pool: null },
          { points: 2.5, pool: 0 },
          { points: 2.5, pool: 0 },
          { points: 3, pool: null },
        ],
      },
    })
    const wrong = { ...pool, title: ' ', draw: '3', points: '0', members: [item('1')] }
    expect(checkForm({ ...form, items: [wrong] }, limits)).toMatchObject({
      ok: false,
      problems: {
        pools: { p: { title: 'Give it a name.', draw: 'Give a whole number from 1 to 1.' } },
        points: { p: 'More than 0, at most 1000.' },
      },
    })
  })

  it.each([
    ['title', { title: '  ' }],
    ['opensAt', { opensAt: null }],
    ['dueAt', { dueAt: null }],
    ['dueAt', { dueAt: form.opensAt }],
    ['lateUntil', { lateUntil: null }],
    ['lateUntil', { lateUntil: form.dueAt }],
    ['lateUntil', { lateUntil: '2027-11-10T08:00:00.000Z' }],
    ['lateUntil', { lateUntil: '2026-11-08T08:10:00.000Z' }],
    ['graceMinutes', { graceMinutes: '' }],
    ['graceMinutes', { graceMinutes: '1.5' }],
    ['graceMinutes', { graceMinutes: '1441' }],
    ['lateCap', { lateCap: '100.5' }],
    ['latePenalty', { latePenalty: '101' }],
    ['latePenalty', { latePenalty: '-1' }],
    ['latePenalty', { latePenalty: '' }],
    ['attempts', { attempts: '0' }],
    ['attempts', { attempts: '1.5' }],
    ['attempts', { attempts: 'many' }],
    ['attempts', { attempts: '1001' }],
    ['retries', { retries: '-1' }],
    ['retries', { retries: '1.5' }],
    ['retries', { retries: '101' }],
    ['retryCost', { retryCost: '' }],
    ['retryCost', { retryCost: '101' }],
    ['examMinutes', { isExam: true, examMinutes: '0' }],
    ['examMinutes', { isExam: true, examMinutes: '' }],
    ['groupSize', { inGroups: true, groupSize: '1' }],
    ['groupSize', { inGroups: true, groupSize: '21' }],
    [
      'groupSize',
      { inGroups: true, items: [{ ...item('1'), title: 'Pool', draw: '1', members: [item('1')] }] },
    ],
    ['networks', { isExam: true, networks: '192.0.2.0/24, here' }],
    ['releaseAt', { isExam: true, releases: true, releaseAt: null }],
    ['releaseAt', { isExam: true, releases: true, releaseAt: form.opensAt }],
    ['points', { items: [item('0')] }],
    ['points', { items: [item('')] }],
    ['points', { items: [item('1e3')] }],
    ['points', { items: [item('1000.5')] }],
  ])('says what is wrong with %s in %j', (field, change) => {
    const { ok, problems } = checkForm({ ...form, ...change }, limits)
    expect(ok).toBe(false)
    const { points, pools, ...others } = problems
    expect(pools).toEqual({})
    const wrong = [...Object.keys(others), ...(Object.keys(points).length > 0 ? ['points'] : [])]
    expect(wrong).toEqual([field])
  })

  it('is an exam, which takes nothing late', () => {
    const exam = { isExam: true, accessCode: ' apricot ', networks: '192.0.2.0/24, 2001:db8::/32' }
    expect(checkForm({ ...form, ...exam, graceMinutes: '' }, limits)).toMatchObject({
      settings: {
        lateUntil: null,
        graceMinutes: 0,
        exam: {
          minutes: 90,
          accessCode: 'apricot',
          networks: ['192.0.2.0/24', '2001:db8::/32'],
          releaseAt: null,
        },
      },
    })
    expect(checkForm(form, limits)).toMatchObject({ settings: { exam: null } })
  })

  it('has nothing against late fields when nothing is taken late', () => {
    expect(checkForm({ ...form, takesLate: false, lateUntil: null, latePenalty: '' }, limits).ok).toBe(true)
  })
})

describe('local time', () => {
  it.each([
    ['2026-11-22T08:05:00.000Z', 'UTC', '2026-11-22T08:05'],
    ['2026-11-22T23:30:00.000Z', 'Europe/Berlin', '2026-11-23T00:30'],
    ['2026-07-01T00:00:00.000Z', 'America/New_York', '2026-06-30T20:00'],
  ])('%s in %s', (iso, zone, expected) => expect(toLocal(iso, zone)).toBe(expected))

  it.each(['UTC', 'Asia/Kathmandu', 'America/New_York'])('comes back as it was, in %s', (zone) => {
    const iso = '2026-11-22T08:05:00.000Z'
    expect(fromLocal(toLocal(iso, zone), zone)?.at.toISOString()).toBe(iso)
  })

  it.each(['', '2026-11', 'tomorrow', '2026-13-40T00:00'])('%j is no moment', (text) => {
    expect(fromLocal(text, 'UTC')).toBeNull()
  })
})

it('moves an item and keeps the others in order', () => {
  const items = ['a', 'b', 'c'].map((key) => ({ key }))
  const moved = (key: string, to: number) =>
    moveItem(items, key, to)
      .map((one) => one.key)
      .join('')
  expect([moved('a', 2), moved('c', 0), moved('b', 1), moved('x', 0)]).toEqual(['bca', 'cab', 'abc', 'abc'])
})
