import { expect, test } from 'vitest'
import type { CheckLog } from '#graders/labs/contract/run-log.ts'
import { LabTally } from './lab-tally.ts'

const ran = (id: string, status: 'passed' | 'failed', wallMs: number): CheckLog => ({
  id,
  tier: 'works',
  says: '',
  points: 1,
  hidden: false,
  outcome:
    status === 'passed'
      ? { status }
      : { status, mismatch: { code: 'timeout', waitedFor: 'it', withinMs: 1 } },
  running: false,
  usage: { wallMs, cpuMs: null, peakMemoryBytes: null },
  tryIt: null,
  transcript: [],
  transcriptCut: 0,
  output: [],
  outputCut: false,
  captured: false,
  capture: [],
})

test('each check is told with whom it caught, how often it held, and its times', () => {
  const table = new LabTally(['connects', 'survives-split', 'never-run'])
  table.add('right.py', { checks: [ran('connects', 'passed', 200), ran('survives-split', 'passed', 1_000)] })
  table.add('right.js', { checks: [ran('connects', 'passed', 400), ran('survives-split', 'failed', 5_000)] })
  table.add('wrong-once.py', {
    checks: [ran('connects', 'passed', 9_000), ran('survives-split', 'failed', 1)],
  })
  table.add('cheat-all.py', { checks: [ran('survives-split', 'failed', 1)] })
  expect(table.describe().replaceAll(/\u{1B}\[\d+m/gu, '')).toBe(`
  check              right    median  longest  catches
  connects          2 of 2     0.4 s    0.4 s  nothing
  survives-split    1 of 2     5.0 s    5.0 s  cheat-all.py, wrong-once.py
  never-run         0 of 0     0.0 s    0.0 s  nothing

`)
})
