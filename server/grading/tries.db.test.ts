import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type LabEvent, LabEventSchema } from '#graders/labs/contract/run-protocol.ts'
import type { LabResult } from '#graders/labs/contract/score-lab.ts'
import type { Fault } from '#graders/outcome.ts'
import { database } from '#server/database/client.ts'
import { beginTry, type ProgramTry } from '#server/grading/begin-try.ts'
import { faultTry, finishTry, giveTryBack } from '#server/grading/finish-try.ts'
import { SupersededError } from '#server/grading/hold-try.ts'
import { EventRecorder } from '#server/grading/record-events.ts'
import { openItem } from '#server/overview/open-item.ts'
import { stopSender } from '#server/queue/enqueue-run.ts'
import { prepareQueue } from '#server/queue/prepare-queue.ts'
import { startPracticeRun } from '#server/runs/start-practice-run.ts'
import { makeCourse, type TestCourse, tinyProgram } from '#server/testing/make-course.ts'
import { submitLab } from '#server/testing/submit-lab.ts'

let course: TestCourse
beforeAll(async () => {
  await prepareQueue()
  course = await makeCourse({ attempts: 1 })
})
afterAll(stopSender)

const fault: Fault = {
  code: 'grader-overloaded',
  because: 'The machine was too busy.',
  remedy: 'Add a worker.',
}
const plan = { id: 'a', says: 'Says a.', tier: 'works' as const, points: 1, hidden: false }
const passed: LabResult = { checks: [{ ...plan, outcome: { status: 'passed' }, earned: 1 }], score: 1 }
const started: LabEvent = { type: 'run-started', seed: 's', checks: [plan] }
const checkStarted: LabEvent = { type: 'check-started', check: 'a' }

async function begin(runId: string): Promise<ProgramTry> {
  const attempt = await beginTry(runId)
  if (attempt?.judges !== 'program') throw new Error('There was no program to try.')
  return attempt
}

describe("a run's tries", () => {
  it('end after three faults; the student is told why, and it costs nothing', async () => {
    const { student, labItemId } = course
    const { runId } = await submitLab(course)
    expect(await faultTry(await begin(runId), fault)).toBe('again')
    expect(await openItem(student, labItemId)).toMatchObject({
      submissions: [{ state: { status: 'waiting' } }],
    })
    expect(await faultTry(await begin(runId), fault)).toBe('again')
    expect(await faultTry(await begin(runId), fault)).toBe('faulted')
    expect(await beginTry(runId)).toBeNull()
    expect(await openItem(student, labItemId)).toMatchObject({
      earned: null,
      submissionsLeft: 1,
      submit: { possible: true },
      submissions: [{ state: { status: 'faulted', because: 'the machine was too busy.', remedy: null } }],
    })
  })

  it('end when three workers died over it', async () => {
    const { runId } = await submitLab(course, course.otherStudent)
    for (const number of [1, 2, 3]) expect(await begin(runId)).toMatchObject({ number })
    expect(await beginTry(runId)).toBeNull()
    const run = await database.gradingRun.findUniqueOrThrow({ where: { id: runId } })
    expect(run).toMatchObject({ status: 'FAULTED', fault: { code: 'grader-crashed' } })
  })

  it('get a secret seed for the hidden checks, the same each time; practice has none', async () => {
    const [here, elsewhere] = [await makeCourse(), await makeCourse()]
    const { runId } = await submitLab(here)
    const [{ order: first }, { order: second }] = [await begin(runId), await begin(runId)]
    expect(first).toMatchObject({ checks: 'all', hiddenSeed: expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect(second).toEqual(first)
    const { order: other } = await begin((await submitLab(elsewhere)).runId)
    if (first.checks !== 'all' || other.checks !== 'all') throw new Error('Not all checks run.')
    expect(other.seed).toBe(first.seed)
    expect(other.hiddenSeed).not.toBe(first.hiddenSeed)
    const practice = await startPracticeRun(here.student, { itemId: here.labItemId, program: tinyProgram })
    if (!practice.ok) throw new Error(practice.says)
    const { order: visible } = await begin(practice.runId)
    expect(visible).toMatchObject({ checks: 'visible', seed: first.seed })
    expect(visible).not.toHaveProperty('hiddenSeed')
  })

  it('supersede each other: a worker that was thought dead writes nothing any more', async () => {
    const { runId } = await submitLab(course, course.instructor)
    const [first, second] = [await begin(runId), await begin(runId)]
    const late = new EventRecorder(first)
    await expect(late.record(started).then(() => late.flush())).rejects.toThrow(SupersededError)
    await expect(finishTry(first, passed)).rejects.toThrow(SupersededError)
    await expect(faultTry(first, fault)).rejects.toThrow(SupersededError)
    await finishTry(second, passed)
    await expect(finishTry(second, { ...passed, score: 0 })).rejects.toThrow(SupersededError)
    expect(await database.gradingRun.findUnique({ where: { id: runId } })).toMatchObject({
      score: 1,
      tries: 2,
    })
  })

  it('number their events onwards, in order, whatever was recorded at once', async () => {
    const { runId } = await submitLab(course, course.instructor)
    const first = new EventRecorder(await begin(runId))
    await first.record(started)
    await first.flush()
    const second = new EventRecorder(await begin(runId))
    await Promise.all([
      second.record(started),
      ...Array.from({ length: 250 }, () => second.record(checkStarted)),
    ])
    await second.flush()
    const rows = await database.gradingEvent.findMany({ where: { runId }, orderBy: { sequence: 'asc' } })
    expect(rows.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 252 }, (_, index) => index))
    expect(rows.slice(0, 3).map(({ payload }) => LabEventSchema.parse(payload).type)).toEqual([
      'run-started',
      'run-started',
      'check-started',
    ])
  })

  it('given back by a worker that is stopped count for nothing', async () => {
    const { runId } = await submitLab(course, course.instructor)
    for (let round = 0; round < 5; round += 1) await giveTryBack(await begin(runId))
    expect(await begin(runId)).toMatchObject({ number: 1 })
  })

  it('store what a program printed, NUL and half characters included', async () => {
    const { runId } = await submitLab(course, course.instructor)
    const attempt = await begin(runId)
    const mismatch = { code: 'missing-output' as const, expected: 'A', actual: 'nul \0 half \ud800 whole 😀' }
    await finishTry(attempt, {
      checks: [{ ...plan, outcome: { status: 'failed', mismatch }, earned: 0 }],
      score: 0,
    })
    const { result } = await database.gradingRun.findUniqueOrThrow({ where: { id: runId } })
    expect(JSON.stringify(result)).toContain('nul \u2400 half \uFFFD whole 😀')
  })
})

describe('*Run visible checks*', () => {
  it('runs once at a time for a student, keeps no score, and never takes hidden checks along', async () => {
    const { student, labItemId: itemId } = course
    const start = () => startPracticeRun(student, { itemId, program: tinyProgram })
    const results = await Promise.all([start(), start(), start()])
    const ids = new Set(results.map((result) => ('runId' in result ? result.runId : result.code)))
    expect([results.filter(({ ok }) => ok).length, ids.size]).toEqual([1, 1])
    const [runId = ''] = ids
    const attempt = await begin(runId)
    expect(Object.keys(attempt.order.exercise.files)).toEqual(['lab.ts'])
    await finishTry(attempt, passed)
    expect(await database.gradingRun.findUnique({ where: { id: runId } })).toMatchObject({ score: null })
    expect(await start()).toMatchObject({ ok: true })
    expect(await openItem(student, itemId)).toMatchObject({ earned: null, submissionsLeft: 1 })
  })
})
