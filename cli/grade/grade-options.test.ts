import { expect, test } from 'vitest'
import { GradeOptionsSchema, matchesOnly } from './grade-options.ts'

test.each([
  [{}, { layout: 'auto', format: ['json', 'csv', 'junit'], resume: false }],
  [
    { jobs: '4', format: 'csv, junit', failUnder: '49.5' },
    { jobs: 4, format: ['csv', 'junit'], failUnder: 49.5 },
  ],
])('%j is understood', (given, meant) => {
  expect(GradeOptionsSchema.parse(given)).toMatchObject(meant)
})

test.each([
  [{ jobs: '0' }, '--jobs is at least 1'],
  [{ jobs: 'many' }, '--jobs takes a whole number'],
  [{ layout: 'blackboard' }, '--layout is one of'],
  [{ format: 'pdf' }, '--format takes json, csv, junit'],
  [{ failUnder: '101' }, '--fail-under is at most 100'],
  [{ failUnder: '-1' }, '--fail-under takes a percentage'],
  [{ seed: '' }, 'a seed has 1 to 200'],
])('%j is refused', (given, says) => {
  expect(GradeOptionsSchema.safeParse(given).error?.issues[0]?.message).toContain(says)
})

test.each([
  ['ada*', true],
  ['ADA-*', true],
  ['*lace*', true],
  ['?da-lovelace-11', true],
  ['ada', false],
  ['*x', false],
  ['', false],
])('--only %j', (pattern, fits) => {
  expect(matchesOnly([pattern], ['ada-lovelace-11', 'Ada Lovelace'])).toBe(fits)
})

test('a pattern made to be slow is not', () => {
  expect(matchesOnly(['*a'.repeat(90)], ['a'.repeat(2_000).concat('b')])).toBe(false)
})
