// The worker as it is: a process of its own, the real queue, the real sandbox.
import { chmodSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { compareWithRight } from '#server/comparisons/compare-with-right.ts'
import { database } from '#server/database/client.ts'
import { openItem } from '#server/overview/open-item.ts'
import { stopSender } from '#server/queue/enqueue-run.ts'
import { prepareQueue } from '#server/queue/prepare-queue.ts'
import { rightProgram } from '#server/testing/lab-files.ts'
import { makeCourse, type TestCourse } from '#server/testing/make-course.ts'
import { submitLab } from '#server/testing/submit-lab.ts'
import { nightly } from '../tests/support/nightly.ts'
import { slotTimeoutMs, takeSlot } from '../tests/support/slots.ts'
import { startWorker, stopWorkers } from '../tests/support/start-worker.ts'

let course: TestCourse
beforeAll(async () => {
  await prepareQueue()
  course = await makeCourse()
})
// A worker starts cells: there is to be room on the machine.
beforeEach(() => takeSlot(), slotTimeoutMs)
afterEach(stopWorkers)
afterAll(stopSender)

/** Takes its time before it connects, so that a test can do something meanwhile. */
const slowProgram = {
  ...rightProgram,
  files: [{ path: 'main.py', text: `import time; time.sleep(1.5)\n${rightProgram.files[0]?.text}` }],
}

const runOf = (runId: string) =>
  database.gradingRun.findUniqueOrThrow({
    where: { id: runId },
    include: { events: { select: { sequence: true } } },
  })
type Run = Awaited<ReturnType<typeof runOf>>

const waitForRun = (runId: string, when: (run: Run) => boolean, timeout = 240_000): Promise<Run> =>
  vi.waitFor(
    async () => {
      const run = await runOf(runId)
      if (!when(run))
        throw new Error(
          `The run is ${run.status} with ${run.events.length} events after ${run.tries} tries: ${JSON.stringify(run.fault)}`,
        )
      return run
    },
    { timeout, interval: 50 },
  )
const isOver = ({ status }: Run) => status === 'FINISHED' || status === 'FAULTED'
const isInTheMiddle = ({ status, events }: Run) => status === 'RUNNING' && events.length > 0

/** What a worker has said as a warning or an error. */
const alarms = (log: string) => log.split('\n').filter((line) => /^\{"level":[4-9]\d/.test(line))

// Each waits several times, up to four minutes, for another process on a machine that may be busy.
describe('the grading worker', { timeout: 900_000 }, () => {
  it('grades a program, visible and hidden checks, and ends when its parent goes away', async () => {
    const worker = await startWorker()
    const { runId } = await submitLab(course, course.student, rightProgram)
    expect(await waitForRun(runId, isOver)).toMatchObject({ status: 'FINISHED', score: 1, tries: 1 })
    expect(await openItem(course.student, course.labItemId)).toMatchObject({ earned: 20 })
    // Full marks show the solution: what a right program does in the same check is run when it is asked for.
    const compare = (check: string) => compareWithRight(course.student, { runId, check })
    expect(await compare('prints-reply')).toEqual({ ok: true, state: 'waiting' })
    const ready = {
      ok: true,
      state: 'ready',
      right: { cut: false, output: expect.stringContaining('HELLO') },
    }
    await vi.waitFor(async () => expect(await compare('prints-reply')).toMatchObject(ready), {
      timeout: 240_000,
      interval: 50,
    })
    expect(await compare('other-words')).toMatchObject({ ok: false, code: 'not-found' })
    expect(await database.worker.count()).toBe(1)
    expect(await worker.disconnect()).toBe(0)
    expect(alarms(worker.log())).toEqual([])
    expect(await database.worker.count()).toBe(0)
  })

  it.runIf(nightly)(
    'killed in the middle, leaves its run to the next one: graded once, within the bound',
    async () => {
      const first = await startWorker()
      const { runId, submissionId } = await submitLab(course, course.student, slowProgram)
      await waitForRun(runId, isInTheMiddle)
      await first.kill('SIGKILL')
      const killedAt = performance.now()
      await startWorker()
      const run = await waitForRun(runId, isOver)
      const seconds = (performance.now() - killedAt) / 1_000
      console.info(`Graded ${seconds.toFixed(1)} s after the kill.`)
      expect(run).toMatchObject({ status: 'FINISHED', score: 1, tries: 2 })
      expect(await database.gradingRun.count({ where: { submissionId } })).toBe(1)
    },
  )

  it.runIf(nightly)('told to end, gives its run back at once, and the try does not count', async () => {
    const first = await startWorker()
    const { runId } = await submitLab(course, course.student, slowProgram)
    await waitForRun(runId, isInTheMiddle)
    expect(await first.kill('SIGTERM')).toBe(0)
    expect(alarms(first.log())).toEqual([])
    expect(await runOf(runId)).toMatchObject({ status: 'QUEUED', tries: 0 })
    await startWorker()
    expect(await waitForRun(runId, isOver)).toMatchObject({ status: 'FINISHED', score: 1, tries: 1 })
  })

  it.runIf(nightly)(
    'without a sandbox says so, at no cost; and grades everything once the sandbox is repaired',
    async () => {
      const folder = mkdtempSync(path.join(tmpdir(), 'roundtrip-test-bwrap-'))
      chmodSync(folder, 0o755)
      const bwrap = path.join(folder, 'bwrap')
      await startWorker({ ROUNDTRIP_BWRAP: bwrap })
      const broken = await submitLab(course, course.otherStudent, rightProgram)
      const run = await waitForRun(broken.runId, isOver)
      expect(run).toMatchObject({ status: 'FAULTED', tries: 3, fault: { code: 'sandbox-unavailable' } })
      const view = await openItem(course.otherStudent, course.labItemId)
      expect(view).toMatchObject({
        earned: null,
        submissions: [{ state: { status: 'faulted', remedy: null } }],
      })
      symlinkSync('/usr/bin/bwrap', bwrap)
      const repaired = await submitLab(course, course.student, rightProgram)
      expect(await waitForRun(repaired.runId, isOver)).toMatchObject({ status: 'FINISHED', score: 1 })
      const regraded = await waitForRun(broken.runId, ({ status }) => status === 'FINISHED')
      expect(regraded).toMatchObject({ score: 1, tries: 1, fault: null })
      rmSync(folder, { recursive: true })
    },
  )

  it.runIf(nightly)(
    'without a sandbox leaves runs to a worker that has one, which also takes up what was given up',
    async () => {
      const broken = await startWorker({ ROUNDTRIP_BWRAP: '/nonexistent/bwrap' })
      const able = await startWorker({ ROUNDTRIP_SLOTS: '1', ROUNDTRIP_REQUEUE_SECONDS: '1' })
      const viewers = [course.student, course.otherStudent, course.instructor]
      const submitted = await Promise.all(viewers.map((viewer) => submitLab(course, viewer, rightProgram)))
      for (const { runId } of submitted) {
        expect(await waitForRun(runId, isOver)).toMatchObject({ status: 'FINISHED', score: 1, tries: 1 })
      }
      expect(broken.log()).not.toContain('could not be judged')
      const runId = submitted[0]?.runId ?? ''
      const fault = { code: 'sandbox-unavailable', because: 'There was none.' }
      await database.gradingRun.update({ where: { id: runId }, data: { status: 'FAULTED', tries: 3, fault } })
      expect(await waitForRun(runId, ({ status }) => status === 'FINISHED')).toMatchObject({
        tries: 1,
        fault: null,
      })
      expect(await able.kill('SIGTERM')).toBe(0)
      const { runId: alone } = await submitLab(course, course.student, rightProgram)
      expect(await waitForRun(alone, isOver)).toMatchObject({ fault: { code: 'sandbox-unavailable' } })
    },
  )
})
