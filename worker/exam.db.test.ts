// Sixty students in one exam, and a worker that is killed while it hands in for them: everybody has what they had typed when
// their time was over.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { ParametersSchema } from '#graders/exercise/variant/parameters.ts'
import type { Viewer } from '#server/access/viewer.ts'
import { database } from '#server/database/client.ts'
import { saveDraft } from '#server/drafts/save-draft.ts'
import { startExam } from '#server/exams/start-exam.ts'
import { openItem } from '#server/overview/open-item.ts'
import { stopSender } from '#server/queue/enqueue-run.ts'
import { prepareQueue } from '#server/queue/prepare-queue.ts'
import { makeExam } from '#server/testing/entry-points/exam-entry-points.ts'
import { makeCourse, type TestCourse } from '#server/testing/make-course.ts'
import { nightly } from '../tests/support/nightly.ts'
import { slotTimeoutMs, takeSlot } from '../tests/support/slots.ts'
import { startWorker, stopWorkers } from '../tests/support/start-worker.ts'

const students = 60
/** Of whom every third has lost the connection with something unsaved. */
const offlineEvery = 3

let course: TestCourse
let assignmentId: string
let itemId: string
beforeAll(async () => {
  await prepareQueue()
  course = await makeCourse()
  assignmentId = await makeExam(course, false)
  const { exerciseVersionId } = await database.assignmentItem.findUniqueOrThrow({
    where: { id: course.exerciseItemId },
  })
  const item = await database.assignmentItem.create({
    data: { assignmentId, position: 0, points: 10, exerciseVersionId },
  })
  itemId = item.id
})
beforeEach(() => takeSlot(), slotTimeoutMs)
afterEach(stopWorkers)
afterAll(stopSender)

async function makeStudents(): Promise<Viewer[]> {
  const made = Array.from({ length: students }, (_, number) => ({
    id: crypto.randomUUID(),
    email: `${crypto.randomUUID()}@example.test`,
    name: `Student ${number}`,
  }))
  await database.user.createMany({ data: made })
  await database.enrolment.createMany({
    data: made.map(({ id: userId }) => ({ courseId: course.courseId, userId, role: 'STUDENT' as const })),
  })
  return made.map((one) => ({ ...one, operator: false }))
}

/** Starts, and types: a wrong answer first, then the right one. What the last save holds, as of the server. */
async function write(viewer: Viewer, number: number): Promise<string> {
  expect(await startExam(viewer, { assignmentId })).toMatchObject({ ok: true })
  await openItem(viewer, itemId)
  const variant = await database.variant.findFirstOrThrow({ where: { itemId, userId: viewer.id } })
  const { rtt = 0 } = ParametersSchema.parse(variant.parameters)
  const type = (value: string, seen: number, now?: Date) =>
    saveDraft(
      viewer,
      {
        itemId,
        attempt: 1,
        seen,
        content: { kind: 'response', response: { total: { value, unit: 'ms' } } },
      },
      now,
    )
  expect(await type('1', 0)).toMatchObject({ ok: true })
  expect(await type(String(2 * rtt), 1)).toMatchObject({ ok: true })
  if (number % offlineEvery === 0) {
    // Typed in time, and sent when the connection is back: it is over then.
    const late = await type('2', 2, new Date(Date.now() + 2 * 3_600_000))
    expect(late).toMatchObject({ ok: false, code: 'closed' })
  }
  return String(2 * rtt)
}

describe.runIf(nightly)('an exam of sixty', { timeout: 600_000 }, () => {
  it('is handed in for everybody, though the worker is killed meanwhile', async () => {
    const viewers = await makeStudents()
    const typed = await Promise.all(viewers.map(write))
    const ended = new Date(Date.now() - 60_000)
    await database.examSitting.updateMany({ where: { assignmentId }, data: { endsAt: ended } })
    const count = () => database.submission.count({ where: { variant: { itemId } } })
    const first = await startWorker()
    await vi.waitFor(async () => expect(await count()).toBeGreaterThan(0), { timeout: 60_000, interval: 5 })
    await first.kill('SIGKILL')
    const atTheKill = await count()
    console.info(`${atTheKill} of ${students} were handed in when the worker was killed.`)
    await startWorker()
    await vi.waitFor(
      async () =>
        expect(await database.examSitting.count({ where: { assignmentId, closedAt: null } })).toBe(0),
      { timeout: 120_000, interval: 50 },
    )
    const submissions = await database.submission.findMany({
      where: { variant: { itemId } },
      include: { runs: true },
    })
    expect(submissions).toHaveLength(students)
    for (const [number, viewer] of viewers.entries()) {
      const own = submissions.filter(({ userId }) => userId === viewer.id)
      expect(own).toMatchObject([
        {
          createdAt: ended,
          response: { total: { value: typed[number] } },
          runs: [{ status: 'FINISHED', score: 1 }],
        },
      ])
    }
  })
})
