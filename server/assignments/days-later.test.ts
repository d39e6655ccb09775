import { expect, test } from 'vitest'
import { daysLater, isTimeZone } from './days-later.ts'

test.each([
  ['within winter', '2026-01-05T22:59:00Z', 7, 'Europe/Berlin', '2026-01-12T22:59:00.000Z'],
  ['into summer time', '2026-03-26T22:59:00Z', 7, 'Europe/Berlin', '2026-04-02T21:59:00.000Z'],
  ['out of summer time', '2026-10-22T21:59:00Z', 7, 'Europe/Berlin', '2026-10-29T22:59:00.000Z'],
  ['backwards', '2026-04-02T21:59:00Z', -7, 'Europe/Berlin', '2026-03-26T22:59:00.000Z'],
  ['by half an hour', '2026-10-01T13:29:00Z', 7, 'Australia/Lord_Howe', '2026-10-08T12:59:00.000Z'],
  ['without a change', '2026-03-26T22:59:00Z', 7, 'UTC', '2026-04-02T22:59:00.000Z'],
])('%s the time of day stays', (_, at, days, zone, later) => {
  expect(daysLater(new Date(at), days, zone).toISOString()).toBe(later)
})

test('a zone is one that this machine knows', () => {
  expect(['Europe/Berlin', 'UTC', 'Middle/Earth', ''].map(isTimeZone)).toEqual([true, true, false, false])
})
