import { expect, it } from 'vitest'
import { fullMoment, momentWords } from '#components/ui/time/moment-words.ts'

const berlin = 'Europe/Berlin'

it.each([
  ['the same day', '2026-11-29T22:59:00Z', '2026-11-29T08:00:00Z', berlin, 'today at 23:59'],
  [
    'past midnight there, not yet in UTC',
    '2026-11-29T23:30:00Z',
    '2026-11-29T08:00:00Z',
    berlin,
    'tomorrow at 00:30',
  ],
  [
    'the same moments, further west',
    '2026-11-29T23:30:00Z',
    '2026-11-29T08:00:00Z',
    'America/New_York',
    'today at 18:30',
  ],
  ['the day before', '2026-11-28T22:59:00Z', '2026-11-29T08:00:00Z', berlin, 'yesterday at 23:59'],
  ['within a week', '2026-12-04T22:59:00Z', '2026-11-29T08:00:00Z', berlin, 'on Friday at 23:59'],
  [
    'a week on, when the weekday is today’s',
    '2026-12-06T22:59:00Z',
    '2026-11-29T08:00:00Z',
    berlin,
    'on 6 December at 23:59',
  ],
  ['in another year', '2027-01-10T22:59:00Z', '2026-11-29T08:00:00Z', berlin, 'on 10 January 2027 at 23:59'],
  [
    'over the hour that a day is short of',
    '2026-03-29T21:59:00Z',
    '2026-03-28T22:30:00Z',
    berlin,
    'tomorrow at 23:59',
  ],
])('says %s', (_, at, now, zone, words) => {
  expect(momentWords(new Date(at), new Date(now), zone)).toBe(words)
})

it('says in full which zone is meant', () => {
  expect(fullMoment(new Date('2026-11-30T22:59:00Z'), berlin)).toMatch(
    /^Monday,? 30 November 2026 .*23:59:00 CET$/,
  )
})
