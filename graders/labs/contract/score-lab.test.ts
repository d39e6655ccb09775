import { expect, test } from 'vitest'
import { hideFromStudent } from '#graders/labs/contract/hide-from-student.ts'
import type { CheckPlan, LabEvent, Tier } from '#graders/labs/contract/run-protocol.ts'
import { LabResultSchema, makeLabResult, scoreLab } from '#graders/labs/contract/score-lab.ts'
import type { Outcome } from '#graders/outcome.ts'

const plan = (id: string, tier: Tier, points: number, hidden = false): CheckPlan => ({
  id,
  says: id,
  tier,
  points,
  hidden,
})
const checks = [plan('a', 'works', 2), plan('b', 'conforms', 1), plan('c', 'survives', 3, true)]
const secret = 'the line that only the hidden check sends'
const failed: Outcome = {
  status: 'failed',
  mismatch: { code: 'missing-output', expected: secret, actual: secret },
}
const outcomes = new Map<string, Outcome>([
  ['a', { status: 'passed' }],
  ['b', { status: 'skipped', needs: 'a' }],
  ['c', failed],
])

test.each([
  [{ works: 1, conforms: 1, survives: 1 }, 2 / 6],
  [{ works: 3, conforms: 0, survives: 1 }, 6 / 9],
  [{ works: 0, conforms: 1, survives: 1 }, 0],
  [{ works: 0, conforms: 0, survives: 0 }, 0],
])('with the weights %j the score is %d', (weights, score) => {
  expect(scoreLab(checks, outcomes, weights)).toEqual({ score })
})

test('a result can be stored, and tells what each check earned', () => {
  const result = makeLabResult(checks, outcomes, { works: 1, conforms: 1, survives: 1 })
  expect(LabResultSchema.parse(result).checks.map(({ earned }) => earned)).toEqual([2, 0, 0])
  expect(() => makeLabResult(checks, new Map(), { works: 1, conforms: 1, survives: 1 })).toThrow('no outcome')
})

test('of a hidden check a student sees name, points and status, and nothing that it sent or expected', () => {
  const base64 = Buffer.from(secret).toString('base64')
  const events: LabEvent[] = [
    { type: 'run-started', seed: 'secret seed', checks },
    { type: 'check-started', check: 'c' },
    {
      type: 'transcript',
      check: 'c',
      entries: [{ atMs: 1, connection: 0, transport: 'tcp', from: 'program', kind: 'data', base64 }],
    },
    { type: 'output', check: 'c', stream: 'stdout', base64, cut: false },
    {
      type: 'check-finished',
      check: 'c',
      outcome: failed,
      usage: { wallMs: 1, cpuMs: 1, peakMemoryBytes: 1 },
      tryIt: secret,
    },
  ]
  const seen = events.map((event) => hideFromStudent(event, new Set(['c'])))
  expect(seen.map((event) => event?.type)).toEqual([
    'run-started',
    'check-started',
    undefined,
    undefined,
    'check-finished',
  ])
  expect(JSON.stringify(seen)).not.toMatch(new RegExp(`${secret}|${base64}|secret seed|wallMs`))
  expect(seen.at(-1)).toMatchObject({ outcome: { status: 'failed', mismatch: { code: 'withheld' } } })
})

test('visible checks are shown as they are', () => {
  const event: LabEvent = { type: 'check-finished', check: 'a', outcome: failed, usage: null, tryIt: 'nc' }
  expect(hideFromStudent(event, new Set(['c']))).toBe(event)
})
