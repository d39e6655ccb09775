import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { type GradedRecord, writeGradedRecord } from './graded-record.ts'
import { openRun } from './open-run.ts'
import { type RunFile, resultKey } from './run-file.ts'

const scratch = mkdtempSync(join(tmpdir(), 'open-run-'))
afterAll(() => rmSync(scratch, { recursive: true }))

const run: RunFile = {
  format: 1,
  lab: 'a-lab',
  labVersion: 1,
  labDigest: 'd',
  graderVersion: '1-x',
  seeds: { visible: 'v', hidden: 'h' },
  begunAt: '2026-01-01T10:00:00.000Z',
  options: {},
}
const at = '2026-01-01T10:00:00.000Z'
const record = (key: string): GradedRecord => {
  return {
    format: 1,
    key,
    result: { checks: [], score: 1 },
    evidence: {},
    times: { gradedAt: at, seconds: 1 },
  }
}

async function opened(folder: string, now: RunFile, resume: boolean, seedGiven = false) {
  const run = await openRun(folder, now, { resume, seedGiven })
  if (!run.ok) throw new Error(run.says)
  return run.opened
}

test('a run is gone on with: its own seeds, and what is finished in journal and record', async () => {
  const folder = join(scratch, 'on')
  const first = await opened(folder, run, false)
  await writeGradedRecord(folder, record('k1'))
  await first.journal.append({ type: 'graded', id: 'ada', key: 'k1', score: 1, at })
  await first.journal.append({ type: 'graded', id: 'bob', key: 'k1', score: 1, at })
  // Its record is lost, so it is graded again; a fault is tried again.
  await first.journal.append({ type: 'graded', id: 'cy', key: 'k2', score: 1, at })
  const fault = { code: 'grader-timeout', because: 'Too slow.' } as const
  await first.journal.append({ type: 'faulted', id: 'dan', key: 'k3', fault, tries: 3, at })
  await first.close()
  const second = await opened(folder, { ...run, seeds: { visible: 'v', hidden: 'drawn anew' } }, true)
  expect(second.run).toEqual(run)
  expect([...second.finished].map(([key, { ids }]) => [key, [...ids]])).toEqual([['k1', ['ada', 'bob']]])
  await second.close()
})

test.each<[string, Partial<RunFile>, string]>([
  ['another lab', { lab: 'b-lab' }, 'It graded the lab a-lab, not b-lab.'],
  ['another version', { labVersion: 2 }, 'It graded version 1 of the lab; this is version 2.'],
  ['other checks', { labDigest: 'e' }, 'The lab’s folder has changed since.'],
  ['another grader', { graderVersion: '1-y' }, 'It graded with the grader 1-x; this is 1-y.'],
  ['another file to start', { entry: 'b.py' }, 'It had no --entry.'],
  ['another seed', { seeds: { visible: 'v', hidden: 'i' } }, 'It had another seed.'],
])('with %s it is refused, and its key would be another', async (name, change, says) => {
  const folder = join(scratch, name)
  await (await opened(folder, run, false)).close()
  const now = { ...run, ...change }
  const refused = await openRun(folder, now, { resume: true, seedGiven: true })
  expect(refused).toMatchObject({ ok: false, says: expect.stringContaining(says) })
  expect(refused.ok ? '' : refused.says).toContain('with --out.')
  expect(resultKey('tree', now)).not.toBe(resultKey('tree', run))
})

test('one run at a time, no run twice by mistake, and nobody else’s folder', async () => {
  const folder = join(scratch, 'one')
  const first = await opened(folder, run, false)
  const refusal = async (place: string, resume: boolean) => {
    const refused = await openRun(place, run, { resume, seedGiven: false })
    return refused.ok ? 'not refused' : refused.says
  }
  expect(await refusal(folder, true)).toContain('Another run is writing')
  await first.close()
  expect(await refusal(folder, false)).toContain('Go on with it by --resume')
  await (await opened(folder, run, true)).close()
  expect(await refusal(scratch, false)).toContain('is not empty, and holds no run')
  writeFileSync(join(folder, 'run.json'), '{"format":2}')
  expect(await refusal(folder, true)).toContain('is not one of ours')
  writeFileSync(join(scratch, 'file'), '')
  expect(await refusal(join(scratch, 'file', 'x'), false)).toContain('cannot be made')
})
