import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Fault } from '#graders/outcome.ts'
import { database } from '#server/database/client.ts'
import { beginTry } from '#server/grading/begin-try.ts'
import { faultTry } from '#server/grading/finish-try.ts'
import { getLabGraderVersion, graderNotKnownYet } from '#server/grading/grader-version.ts'
import { requeueFaulted } from '#server/grading/requeue-faulted.ts'
import { stopSender } from '#server/queue/enqueue-run.ts'
import { prepareQueue } from '#server/queue/prepare-queue.ts'
import { makeCourse, type TestCourse } from '#server/testing/make-course.ts'
import { submitLab } from '#server/testing/submit-lab.ts'

let course: TestCourse
beforeAll(async () => {
  await prepareQueue()
  course = await makeCourse()
})
afterAll(stopSender)

const noSandbox: Fault = { code: 'sandbox-unavailable', because: 'The jail could not be made.' }
const minute = 60_000

/** Three tries that find no sandbox, at this moment. */
async function faultOut(runId: string, at: Date): Promise<void> {
  for (const again of ['again', 'again', 'faulted']) {
    const attempt = await beginTry(runId, at)
    if (attempt === null) throw new Error('There was nothing to try.')
    expect(await faultTry(attempt, noSandbox, at)).toBe(again)
  }
}

it('a run that finds no sandbox while others do waits longer each time, and ends', async () => {
  const { runId } = await submitLab(course)
  const { createdAt } = await database.gradingRun.findUniqueOrThrow({ where: { id: runId } })
  const after = (minutes: number) => new Date(createdAt.getTime() + minutes * minute)
  let at = 1
  let requeues = 0
  // Every minute for four days, as a worker would.
  await faultOut(runId, after(at))
  while (at < 4 * 1_440) {
    at += at < 240 ? 1 : 30
    if ((await requeueFaulted('holds', after(at))) === 0) continue
    requeues += 1
    await faultOut(runId, after(at))
  }
  expect(requeues).toBeGreaterThan(5)
  expect(requeues).toBeLessThan(30)
  // A sandbox that was repaired is another matter: nobody waits for that any longer.
  expect(await requeueFaulted('repaired', after(at))).toBe(1)
}, 120_000)

it('the worker says which grader judged, not the web that took the submission', async () => {
  const { runId } = await submitLab(course, course.otherStudent)
  const version = () =>
    database.gradingRun.findUniqueOrThrow({ where: { id: runId } }).then(({ graderVersion }) => graderVersion)
  expect(await version()).toBe(graderNotKnownYet)
  await beginTry(runId)
  expect(await version()).toBe(await getLabGraderVersion())
})
