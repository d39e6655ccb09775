import { expect, test } from 'vitest'
import { CpuLedger } from '#graders/sandbox/meters/cpu-ledger.ts'
import type { ProcessFacts } from '#graders/sandbox/meters/process-tree.ts'

const look = (...processes: [pid: number, ownCpuMs: number, reapedCpuMs?: number][]) =>
  new Map(
    processes.map(([pid, ownCpuMs, reapedCpuMs = 0]): [number, ProcessFacts] => [
      pid,
      { parent: 1, tasks: 1, ownCpuMs, reapedCpuMs, startedAt: pid },
    ]),
  )

test('a child that was waited for is counted once', () => {
  const ledger = new CpuLedger()
  expect(ledger.add(look([1, 10], [2, 200]), 0)).toBe(210)
  expect(ledger.add(look([1, 10, 210]), 0)).toBe(220)
  expect(ledger.add(look([1, 20, 210]), 0)).toBe(230)
})

test('what nobody waited for stays counted as it was last seen', () => {
  const ledger = new CpuLedger()
  ledger.add(look([1, 10], [2, 200], [3, 190]), 0)
  expect(ledger.add(look([1, 10], [4, 20]), 0)).toBe(420)
  expect(ledger.add(look([1, 10]), 0)).toBe(420)
})

test('a pid that is used again is another process', () => {
  const ledger = new CpuLedger()
  ledger.add(look([1, 0], [2, 100]), 0)
  const again = look([1, 0], [2, 10])
  const fact = again.get(2)
  if (fact !== undefined) fact.startedAt = 99
  expect(ledger.add(again, 0)).toBe(110)
})

test('children that come and go between two looks are charged something, unless they were waited for', () => {
  const ledger = new CpuLedger()
  ledger.add(look([1, 10]), 0)
  expect(ledger.add(look([1, 10]), 10)).toBe(40)
  expect(ledger.add(look([1, 10, 20]), 10)).toBe(60)
})
