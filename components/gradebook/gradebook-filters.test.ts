import { expect, test } from 'vitest'
import { readFilters, writeFilters } from './gradebook-filters.ts'

test.each([
  ['', ''],
  [
    '?find=ada+l&show=waiting&assignment=a1&sort=total-down',
    '?find=ada+l&show=waiting&assignment=a1&sort=total-down',
  ],
  ['?section=A+1', '?section=A+1'],
  ['?section=', '?section='],
  ['?group=Pair+3&section=A', '?section=A&group=Pair+3'],
  ['?group=', '?group='],
  ['?show=nobody&sort=up&assignment=', ''],
  [`?find=${'x'.repeat(300)}`, `?find=${'x'.repeat(100)}`],
])('%s is read, and written as %s', (given, written) => {
  expect(writeFilters(readFilters(new URLSearchParams(given)))).toBe(written)
})
