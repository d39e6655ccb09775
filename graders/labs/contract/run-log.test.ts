import { expect, test } from 'vitest'
import {
  emptyRunLog,
  foldEvent,
  type Kept,
  outcomesOnly,
  outputOf,
  resultOf,
} from '#graders/labs/contract/run-log.ts'
import type { CheckPlan, LabEvent } from '#graders/labs/contract/run-protocol.ts'

const plan = (id: string): CheckPlan => ({ id, says: 'Works.', tier: 'works', points: 2, hidden: false })
const base64 = (text: string) => Buffer.from(text).toString('base64')
const entry = { atMs: 1, connection: 0, transport: 'tcp', from: 'program', kind: 'data' } as const
const output = (text: string): LabEvent => ({
  type: 'output',
  check: 'a',
  stream: 'stdout',
  base64: base64(text),
  cut: false,
})
const finished = (check: string, status: 'passed' | 'skipped'): LabEvent => ({
  type: 'check-finished',
  check,
  outcome: status === 'passed' ? { status } : { status, needs: 'a' },
  usage: null,
})
const events: LabEvent[] = [
  { type: 'run-started', seed: 's', checks: [plan('a'), plan('b')] },
  { type: 'check-started', check: 'a' },
  { type: 'transcript', check: 'a', entries: [entry, entry, entry] },
  output('hello '),
  output('world'),
  finished('a', 'passed'),
  finished('b', 'skipped'),
  { type: 'run-finished' },
]
const fold = (all: readonly LabEvent[], kept?: Kept) =>
  all.reduce((log, event) => foldEvent(log, event, kept), emptyRunLog)

test('a run becomes its plan, its outcomes and what it left behind', () => {
  const log = fold(events)
  expect(log).toMatchObject({ finished: true, fault: null })
  const [a] = log.checks
  expect(a).toMatchObject({
    running: false,
    outcome: { status: 'passed' },
    transcript: [entry, entry, entry],
  })
  expect(
    Buffer.concat((a ? outputOf(a, 'stdout') : []).map((it) => Buffer.from(it, 'base64'))).toString(),
  ).toBe('hello world')
  expect(resultOf(log, { works: 1, conforms: 1, survives: 1 })).toMatchObject({
    score: 0.5,
    checks: [
      { id: 'a', earned: 2 },
      { id: 'b', earned: 0 },
    ],
  })
})

test('a new try starts over, and a fault is kept', () => {
  const again = fold([...events, ...events.slice(0, 2)])
  expect(again).toMatchObject({
    finished: false,
    checks: [{ running: true, transcript: [] }, { outcome: null }],
  })
  const fault = { code: 'grader-crashed', because: 'Because.' } as const
  expect(fold([{ type: 'run-faulted', fault }])).toMatchObject({ fault, checks: [] })
})

test.each<[string, Kept, object]>([
  ['nothing', outcomesOnly, { transcript: [], transcriptCut: 3, outputCut: true }],
  [
    'some',
    { transcriptEntries: 2, outputBytes: 6, capture: true },
    { transcript: [entry, entry], transcriptCut: 1, outputCut: true },
  ],
  [
    'enough',
    { transcriptEntries: 3, outputBytes: 11, capture: true },
    { transcriptCut: 0, outputCut: false },
  ],
])('what is kept is bounded, and says so: %s', (_, kept, expected) => {
  const [a] = fold(events, kept).checks
  expect(a).toMatchObject({ outcome: { status: 'passed' }, ...expected })
})

test('a run that has not finished has no result', () => {
  expect(() => resultOf(fold(events.slice(0, 3)), { works: 1, conforms: 1, survives: 1 })).toThrow(
    'no outcome',
  )
})
