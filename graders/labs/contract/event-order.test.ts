import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { EventOrder } from '#graders/labs/contract/event-order.ts'
import type { LabEvent } from '#graders/labs/contract/run-protocol.ts'

const plan = (id: string) => ({ id, says: id, tier: 'works', points: 1, hidden: false }) as const
const started: LabEvent = { type: 'run-started', seed: 's', checks: [plan('a'), plan('b')] }
const start = (check: string): LabEvent => ({ type: 'check-started', check })
const passed = (check: string): LabEvent => ({
  type: 'check-finished',
  check,
  outcome: { status: 'passed' },
  usage: null,
})
const skipped = (check: string): LabEvent => ({
  type: 'check-finished',
  check,
  outcome: { status: 'skipped', needs: 'a' },
  usage: null,
})
const transcript = (check: string): LabEvent => ({ type: 'transcript', check, entries: [] })
const finished: LabEvent = { type: 'run-finished' }

/** The events as they are let through. */
function admit(events: readonly LabEvent[]): LabEvent[] {
  const order = new EventOrder('s')
  return events.map((event) => order.admit(JSON.stringify(event)))
}

test.each([
  [[started, start('a'), transcript('a'), passed('a'), start('b'), passed('b'), finished]],
  [[started, start('a'), passed('a'), skipped('b'), finished]],
  [[started, start('b'), start('a'), transcript('b'), transcript('a'), passed('b'), passed('a'), finished]],
  [[started, start('a'), { type: 'run-faulted', fault: { code: 'grader-crashed', because: 'x' } }]],
] satisfies [LabEvent[]][])('a run in order passes as it is: %#', (events) => {
  expect(admit(events)).toEqual(events)
})

test.each([
  ['before run-started', [start('a')]],
  ['run-started twice', [started, started]],
  ['another seed', [{ ...started, seed: 'other' }]],
  ['the same check twice', [{ ...started, checks: [plan('a'), plan('a')] }]],
  ['was not started', [started, start('a'), transcript('b')]],
  ['out of turn', [started, start('a'), start('b'), passed('b'), transcript('b')]],
  ['out of turn', [started, start('a'), passed('a'), passed('a')]],
  ['out of turn', [started, start('x')]],
  ['twice', [started, start('a'), start('a')]],
  ['was not started', [started, passed('a')]],
  ['was not started', [started, transcript('a')]],
  ['before every check had ended', [started, start('a'), passed('a'), finished]],
] satisfies [string, LabEvent[]][])('a run out of order is a fault of ours: %s', (because, events) => {
  expect(admit(events).at(-1)).toMatchObject({ type: 'run-faulted', fault: { code: 'bad-grader-output' } })
  expect(JSON.stringify(admit(events).at(-1))).toContain(because)
})

test('any line gives an event, and never throws', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (line) => {
      expect(new EventOrder('s').admit(line).type).toBe('run-faulted')
    }),
  )
})
