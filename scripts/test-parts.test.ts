import { expect, test } from 'vitest'
import { byDay, byNight, findNightlyTests } from './test-parts.ts'

test('every test of the night is in one part, and every part has a budget', () => {
  const parts = byNight()
  const files = parts.flatMap(({ args }) => args.filter((arg) => arg.endsWith('.ts')))
  expect(files.toSorted()).toEqual(findNightlyTests().toSorted())
  expect(new Set(files).size).toBe(files.length)
  expect(parts.filter(({ budgetMinutes }) => budgetMinutes === undefined)).toEqual([])
})

test('what a file holds back by day makes it one of the night', () => {
  const nightly = findNightlyTests()
  expect(nightly).toContain('graders/cell/solutions.sandbox.test.ts')
  expect(nightly).toContain('protocols/dns/zone/zone-text.fuzz.test.ts')
  expect(nightly).not.toContain('graders/outcome.test.ts')
})

test('a day has every project but the nightly one, and the browser', () => {
  const args = byDay.flatMap((part) => part.args)
  expect(args).toEqual(expect.arrayContaining(['--project=unit', '--project=database', '--project=sandbox']))
  expect(byDay.map(({ runner }) => runner)).toContain('playwright')
})
