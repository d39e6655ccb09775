import { expect, test } from 'vitest'
import { parseActivity } from '#graders/labs/kernel/jail-activity.ts'

test('state and processor time are found behind a command with spaces and parentheses', () => {
  const stat = '41 (a (b) c) S 1 41 41 0 -1 4194304 100 0 0 0 7 5 0 0 20 0 1 0 100 1000 100'
  expect(parseActivity(stat)).toEqual({ state: 'S', ticks: 12 })
})

test('a thread that is gone has no activity', () => {
  expect(parseActivity('')).toBeNull()
})
