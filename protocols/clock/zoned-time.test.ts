import * as fc from 'fast-check'
import { expect, it, test } from 'vitest'
import { clockIn, daysLater, momentIn } from '#protocols/clock/zoned-time.ts'

const clock = (text: string) => Date.parse(`${text}:00Z`)

it.each([
  ['in winter', '2026-12-13T23:59', 'Europe/Berlin', '2026-12-13T22:59:00.000Z', 'once'],
  ['in summer', '2026-07-13T23:59', 'Europe/Berlin', '2026-07-13T21:59:00.000Z', 'once'],
  ['as clocks are put forward', '2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z', 'never'],
  ['just before', '2026-03-29T01:59', 'Europe/Berlin', '2026-03-29T00:59:00.000Z', 'once'],
  ['just after', '2026-03-29T03:00', 'Europe/Berlin', '2026-03-29T01:00:00.000Z', 'once'],
  ['as clocks are put back', '2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z', 'twice'],
  ['after that', '2026-10-25T03:00', 'Europe/Berlin', '2026-10-25T02:00:00.000Z', 'once'],
  ['forward in the west', '2026-03-08T02:30', 'America/New_York', '2026-03-08T07:30:00.000Z', 'never'],
  ['back in the west', '2026-11-01T01:30', 'America/New_York', '2026-11-01T05:30:00.000Z', 'twice'],
  ['back by half an hour', '2026-04-05T01:45', 'Australia/Lord_Howe', '2026-04-04T14:45:00.000Z', 'twice'],
  ['far east', '2026-06-01T00:15', 'Asia/Kathmandu', '2026-05-31T18:30:00.000Z', 'once'],
])('a time %s means one moment', (_, text, zone, at, comes) => {
  const found = momentIn(clock(text), zone)
  expect([found.at.toISOString(), found.comes]).toEqual([at, comes])
})

const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Pacific/Apia',
]
it('reads what it shows: the same moment, or the same clock an hour before', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2037, 0) }),
      fc.constantFrom(...zones),
      (ms, zone) => {
        const at = new Date(Math.floor(ms / 60_000) * 60_000)
        const found = momentIn(clockIn(at, zone), zone)
        expect(found.comes).not.toBe('never')
        expect(clockIn(found.at, zone)).toBe(clockIn(at, zone))
        if (found.comes === 'once') expect(found.at).toEqual(at)
      },
    ),
  )
})

test.each([
  ['within winter', '2026-01-05T22:59:00Z', 7, 'Europe/Berlin', '2026-01-12T22:59:00.000Z'],
  ['into summer time', '2026-03-26T22:59:00Z', 7, 'Europe/Berlin', '2026-04-02T21:59:00.000Z'],
  ['out of summer time', '2026-10-22T21:59:00Z', 7, 'Europe/Berlin', '2026-10-29T22:59:00.000Z'],
  ['backwards', '2026-04-02T21:59:00Z', -7, 'Europe/Berlin', '2026-03-26T22:59:00.000Z'],
  ['by half an hour', '2026-10-01T13:29:00Z', 7, 'Australia/Lord_Howe', '2026-10-08T12:59:00.000Z'],
  ['without a change', '2026-03-26T22:59:00Z', 7, 'UTC', '2026-04-02T22:59:00.000Z'],
  [
    'into a night that has no such time',
    '2026-03-22T01:30:00Z',
    7,
    'Europe/Berlin',
    '2026-03-29T01:30:00.000Z',
  ],
])('%s the time of day stays', (_, at, days, zone, later) => {
  expect(daysLater(new Date(at), days, zone).toISOString()).toBe(later)
})
