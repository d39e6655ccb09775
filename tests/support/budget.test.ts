import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { isOverBudget } from './budget.ts'

afterEach(() => vi.unstubAllEnvs())

test('without a budget everything begins, and so does what is in time', () => {
  expect(isOverBudget('a')).toBe(false)
  vi.stubEnv('ROUNDTRIP_TESTS_UNTIL', String(Date.now() + 60_000))
  expect(isOverBudget('a')).toBe(false)
})

test('what does not begin is written down, a line each', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'roundtrip-budget-'))
  const file = path.join(folder, 'left-out')
  vi.stubEnv('ROUNDTRIP_TESTS_UNTIL', String(Date.now() - 1))
  vi.stubEnv('ROUNDTRIP_TESTS_LEFT_OUT', file)
  expect(isOverBudget('a test')).toBe(true)
  expect(isOverBudget('another\none')).toBe(true)
  expect(readFileSync(file, 'utf8')).toBe('a test\nanother one\n')
  rmSync(folder, { recursive: true })
})
