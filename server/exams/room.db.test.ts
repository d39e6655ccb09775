// A room that writes an exam: sixty students who save at once, again and again, until the server takes no more, while
// workers hand in what stands there. Everybody has what the server acknowledged last, as of the end of their time.
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Viewer } from '#server/access/viewer.ts'
import { database } from '#server/database/client.ts'
import { saveDraft } from '#server/drafts/save-draft.ts'
import { closeSittings } from '#server/exams/close-sittings.ts'
import { startExam } from '#server/exams/start-exam.ts'
import { stopExercisePool } from '#server/exercises/ask-exercise.ts'
import { openItem } from '#server/overview/open-item.ts'
import { stopSender } from '#server/queue/enqueue-run.ts'
import { prepareQueue } from '#server/queue/prepare-queue.ts'
import { makeStudent } from '#server/testing/make-group.ts'
import { makeTestExam, typedInExam } from '#server/testing/make-test-exam.ts'
import { nightly } from '../../tests/support/nightly.ts'

const students = 60
const endsInMs = 15_000

beforeAll(prepareQueue)
afterAll(async () => {
  await stopSender()
  await stopExercisePool()
  await database.$disconnect()
})

/** Another answer each time; the last one that the server said it has. */
async function saveUntilRefused(viewer: Viewer, itemId: string, at: number) {
  let [seen, answer, refused] = [0, '', '']
  for (let next = at * 1_000; refused === ''; next += 1) {
    const content = typedInExam(String(next), 'about [ten')
    const saved = await saveDraft(viewer, { itemId, attempt: 1, seen, content })
    if (saved.ok) [seen, answer] = [saved.revision, String(next)]
    else refused = saved.says
  }
  return { answer, refused }
}

it.runIf(nightly)(
  'hands in for everybody what was acknowledged last, whoever writes until the end',
  async () => {
    const { course, assignmentId, twoPartsId } = await makeTestExam()
    const address = '192.0.2.7'
    const room = await Promise.all(
      Array.from({ length: students }, async (_, at) => ({
        ...(await makeStudent(course.courseId, `student ${at}`)),
        address,
      })),
    )
    await database.assignment.update({
      where: { id: assignmentId },
      data: { opensAt: new Date(0), dueAt: new Date(Date.now() + 3_600_000) },
    })
    const begun = await Promise.all(room.map((one) => startExam(one, { assignmentId, code: 'apricot' })))
    expect(begun.filter(({ ok }) => !ok)).toEqual([])
    await Promise.all(room.map((one) => openItem(one, twoPartsId)))
    const endsAt = new Date(Date.now() + endsInMs)
    await database.examSitting.updateMany({ where: { assignmentId }, data: { endsAt } })

    const writing = Promise.all(room.map((one, at) => saveUntilRefused(one, twoPartsId, at + 1)))
    const open = () => database.examSitting.count({ where: { assignmentId, closedAt: null } })
    const workers = Promise.all(
      [1, 2].map(async () => {
        while ((await open()) > 0) await closeSittings()
      }),
    )
    const acknowledged = await writing
    await workers
    expect(acknowledged.filter(({ refused }) => !refused.includes('your exam was over on'))).toEqual([])
    const handedIn = await database.submission.findMany({
      where: { variant: { itemId: twoPartsId } },
      select: {
        response: true,
        createdAt: true,
        runs: { select: { status: true } },
        variant: { select: { userId: true } },
      },
    })
    const of = (userId: string) => handedIn.filter(({ variant }) => variant.userId === userId)
    expect(room.map(({ id }) => of(id))).toMatchObject(
      acknowledged.map(({ answer }) => [
        { response: { total: { value: answer } }, createdAt: endsAt, runs: [{ status: 'FINISHED' }] },
      ]),
    )
    console.log(`${students} students, of whom each has one submission, as of the end of their time`)
  },
)
