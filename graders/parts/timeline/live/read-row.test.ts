import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { impossible, readRow, readTime } from '#graders/parts/timeline/live/read-row.ts'

test.each([
  ['0', 0],
  ['120', 120],
  ['120,5', 120.5],
  ['0.12 s', 120],
  ['340 us', 0.34],
  [' 7 ms ', 7],
])('“%s” is %d ms', (text, ms) => {
  expect(readTime(text)).toEqual({ ok: true, ms })
})

test.each([
  ['', 'Give a time in ms.'],
  ['soon', '“soon” is not a number.'],
  ['1,500', '“1,500” can be read in two ways: write 1500 or 1.500.'],
  ['-5', 'The clock starts with the click, at 0 ms.'],
  ['5 kB', '“5 kB” is not a time.'],
  ['9999999 h', '“9999999 h” is too late.'],
])('“%s” is refused: %s', (text, says) => {
  expect(readTime(text)).toEqual({ ok: false, says })
})

test('any row gives a result, and what is said while drawing never judges', () => {
  const text = fc.string({ maxLength: 30 })
  fc.assert(
    fc.property(fc.record({ label: text, from: text, to: text, leaves: text, arrives: text }), (row) => {
      const read = readRow(row)
      if (!read.ok) expect(read.problems.length).toBeGreaterThan(0)
    }),
  )
  const event = { label: 'SYN', from: 'client', to: 'server', leavesMs: 50, arrivesMs: 40 }
  expect(impossible(event)).toBe('It arrives before it was sent.')
  expect(impossible({ ...event, arrivesMs: 50 })).toBeNull()
})
