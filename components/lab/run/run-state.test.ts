import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { initialRunState, type RunState, reduceRun } from '#components/lab/run/run-state.ts'
import { announcement, checkToShow, firstFailure } from '#components/lab/run/run-summary.ts'
import type { LabEvent } from '#graders/labs/contract/run-protocol.ts'
import type { RunStreamEvent } from '#graders/labs/contract/run-stream.ts'

const plan = (id: string, tier: 'works' | 'conforms' | 'survives') => ({
  id,
  says: `Does ${id}.`,
  tier,
  points: 1,
  hidden: false,
})
const data = {
  atMs: 1,
  connection: 0,
  transport: 'tcp',
  from: 'program',
  kind: 'data',
  base64: 'aGkK',
} as const
const events: LabEvent[] = [
  { type: 'run-started', seed: 's', checks: [plan('a', 'survives'), plan('b', 'works')] },
  { type: 'check-started', check: 'a' },
  { type: 'transcript', check: 'a', entries: [data] },
  { type: 'output', check: 'a', stream: 'stdout', base64: 'aGkK', cut: true },
  {
    type: 'check-finished',
    check: 'a',
    outcome: { status: 'failed', mismatch: { code: 'withheld' } },
    usage: null,
  },
  { type: 'check-started', check: 'b' },
  {
    type: 'check-finished',
    check: 'b',
    outcome: { status: 'passed' },
    usage: null,
    tryIt: 'nc localhost 12000',
  },
  { type: 'run-finished' },
]
const numbered = (list: readonly LabEvent[], from = 0): RunStreamEvent[] =>
  list.map((event, index) => ({ type: 'lab', sequence: from + index, event }))
const play = (messages: readonly RunStreamEvent[], state: RunState = initialRunState) =>
  messages.reduce(reduceRun, state)
const ended: RunStreamEvent = { type: 'ended', status: 'finished', score: 0.5, because: null, remedy: null }

const waiting: RunStreamEvent = { type: 'waiting', ahead: 2, says: 'Two programs are ahead of yours.' }

describe('what a screen reader hears', () => {
  test('nothing of a run that was over when the page opened: not that it waits, nor its steps', () => {
    const messages = [...numbered(events), ended]
    for (let length = 0; length <= messages.length; length += 1)
      expect(announcement(play(messages.slice(0, length)))).toBe('')
  })

  test('of a run that is going, the queue, the steps and the end', () => {
    expect(announcement(play([waiting]))).toBe('Two programs are ahead of yours.')
    expect(announcement(play([waiting, ...numbered(events.slice(0, 5))]))).toBe('1 of 2 finished, 1 failed.')
    expect(announcement(play([waiting, ...numbered(events), ended]))).toBe('Finished: 1 of 2 passed.')
  })
})

const ran = (tiers: ('works' | 'survives')[], entries: number[], fails: string[] = []): RunState => {
  const list: LabEvent[] = [
    { type: 'run-started', seed: 's', checks: tiers.map((tier, index) => plan(`c${index}`, tier)) },
    ...entries.flatMap((count, index): LabEvent[] => [
      { type: 'transcript', check: `c${index}`, entries: Array.from({ length: count }, () => data) },
      {
        type: 'check-finished',
        check: `c${index}`,
        outcome: fails.includes(`c${index}`)
          ? { status: 'failed', mismatch: { code: 'withheld' } }
          : { status: 'passed' },
        usage: null,
      },
    ]),
  ]
  return play([...numbered(list), ended])
}

describe('the check that is shown by itself', () => {
  test.each<[string, RunState, string | undefined]>([
    ['the most that it survived, not the first', ran(['works', 'survives', 'survives'], [9, 1, 5]), 'c2'],
    ['a failure before all', ran(['works', 'survives'], [2, 9], ['c0']), 'c0'],
    ['of what left evidence', ran(['works', 'survives'], [2, 0]), 'c0'],
    ['none where there is none', ran(['works'], [0]), undefined],
    ['none while it may change', { ...ran(['works'], [3]), phase: 'running' }, undefined],
    ['nor a failure', { ...ran(['works'], [3], ['c0']), phase: 'running' }, undefined],
  ])('%s', (_name, state, id) => {
    expect(checkToShow(state)?.id).toBe(id)
  })
})

describe('reduceRun', () => {
  test('a whole run is rebuilt from its events', () => {
    const run = play([...numbered(events), ended])
    expect(run.phase).toBe('finished')
    expect(run.score).toBe(0.5)
    expect(run.checks.map((check) => check.outcome?.status)).toEqual(['failed', 'passed'])
    expect(run.checks[0]?.transcript).toEqual([data])
    expect(run.checks[0]?.outputCut).toBe(true)
    expect(run.checks[1]?.tryIt).toBe('nc localhost 12000')
    expect(firstFailure(run)?.id).toBe('a')
  })

  test('reconnections that replay any part of the run change nothing', () => {
    const whole = play(numbered(events))
    fc.assert(
      fc.property(fc.array(fc.nat(events.length)), (cuts) => {
        const replayed = cuts.flatMap((cut) => numbered(events).slice(0, cut))
        expect(play([...replayed, ...numbered(events)])).toEqual(whole)
        expect(play(replayed, whole)).toEqual(whole)
      }),
    )
  })

  test('a new try throws away what a dead worker had shown', () => {
    const run = play([waiting, ...numbered(events.slice(0, 5)), ...numbered(events.slice(0, 1), 100)])
    expect(run.checks.every((check) => check.outcome === null && check.transcript.length === 0)).toBe(true)
    expect(announcement(run)).toBe('0 of 2 finished.')
  })

  test('while waiting it says how many are ahead and what happens now', () => {
    const run = play([{ type: 'waiting', ahead: 3, says: 'Three programs are before yours.' }])
    expect(run).toMatchObject({ phase: 'waiting', ahead: 3, now: 'Three programs are before yours.' })
  })

  test('a fault of ours keeps its reason and its remedy', () => {
    const run = play([
      waiting,
      {
        type: 'ended',
        status: 'faulted',
        score: null,
        because: 'sandbox unavailable',
        remedy: 'Install bwrap.',
      },
    ])
    expect(run.fault).toEqual({ because: 'sandbox unavailable', remedy: 'Install bwrap.' })
    expect(announcement(run)).toContain('cost you nothing')
  })
})
