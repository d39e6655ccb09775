import { expect, test } from 'vitest'
import { RunBudget, runDeadlineMs } from '#graders/labs/contract/run-budget.ts'

test('a program that hangs in every check is told so when its checks have had their time', () => {
  let nowMs = 0
  const budget = new RunBudget(20, () => nowMs)
  let begun = 0
  while (!budget.isUsedUp()) {
    begun += 1
    // Twenty seconds, and a little to clean up.
    nowMs += 20_400
  }
  expect(begun).toBeLessThan(20)
  expect(budget.exceeded()).toMatchObject({ limit: 'wall-time', allowed: 240_000, used: nowMs })
  // What the student used up is told before our own deadline can pass, with the longest last check.
  expect(runDeadlineMs(20)).toBeGreaterThan(nowMs + 3 * 60_000)
})

test('few checks have time enough for one that is slow', () => {
  expect(new RunBudget(1, () => 0).exceeded().allowed).toBe(60_000)
})
