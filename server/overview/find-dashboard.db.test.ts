import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ParametersSchema } from '#graders/exercise/variant/parameters.ts'
import { database } from '#server/database/client.ts'
import { saveDraft } from '#server/drafts/save-draft.ts'
import { beginTry } from '#server/grading/begin-try.ts'
import { finishTry } from '#server/grading/finish-try.ts'
import { findDashboard } from '#server/overview/find-dashboard.ts'
import { stopSender } from '#server/queue/enqueue-run.ts'
import { prepareQueue } from '#server/queue/prepare-queue.ts'
import { submitResponse } from '#server/submissions/submit-response.ts'
import { makeCourse, type TestCourse } from '#server/testing/make-course.ts'
import { submitLab } from '#server/testing/submit-lab.ts'
import { newNumbers } from '#server/variants/new-numbers.ts'

let course: TestCourse
beforeAll(async () => {
  await prepareQueue()
  course = await makeCourse()
})
afterAll(stopSender)

const look = async () => {
  const { courses, due, later, finished, continueWith } = await findDashboard(course.student)
  const [assignment, ...others] = [...due, ...later, ...finished]
  expect(others).toEqual([])
  const [exercise, lab] = assignment?.items ?? []
  return {
    exercise: exercise?.progress,
    lab: lab?.progress,
    earned: assignment?.earned,
    solved: courses[0]?.solved,
    continueWith: assignment?.items.find(({ id }) => id === continueWith)?.kind ?? null,
    due: due.length,
  }
}

const answer = async (attempt: number, right: boolean) => {
  const { student, exerciseItemId: itemId } = course
  const variant = await database.variant.findFirstOrThrow({ where: { itemId, userId: student.id, attempt } })
  const { rtt = 0 } = ParametersSchema.parse(variant.parameters)
  const response = { total: { value: String(right ? 2 * rtt : rtt), unit: 'ms' } }
  return submitResponse(student, { itemId, attempt, key: crypto.randomUUID(), response })
}

describe('the dashboard', () => {
  it('follows a student from the first draft to full marks', async () => {
    const { student, exerciseItemId: itemId } = course
    const untouched = {
      exercise: 'not-started',
      lab: 'not-started',
      earned: 0,
      solved: 0,
      continueWith: null,
      due: 1,
    }
    expect(await look()).toEqual(untouched)

    const content = { kind: 'response', response: { total: { value: '1', unit: 'ms' } } }
    await saveDraft(student, { itemId, attempt: 1, seen: 0, content })
    expect(await look()).toEqual({ ...untouched, exercise: 'draft', continueWith: 'exercise' })

    await answer(1, false)
    expect(await look()).toMatchObject({ exercise: 'wrong', continueWith: 'exercise', earned: 0 })

    await newNumbers(student, { itemId, attempt: 1 })
    await answer(2, true)
    expect(await look()).toMatchObject({
      exercise: 'solved',
      solved: 1,
      continueWith: null,
      earned: 10,
      due: 1,
    })

    const { runId } = await submitLab(course)
    expect(await look()).toMatchObject({ lab: 'waiting', continueWith: 'lab' })
    const attempt = await beginTry(runId)
    if (attempt !== null) await finishTry(attempt, { checks: [], score: 0.5 })
    expect(await look()).toMatchObject({ lab: 'partly', continueWith: 'lab', earned: 20, due: 1 })
    if (attempt !== null) await database.gradingRun.update({ where: { id: runId }, data: { score: 1 } })
    expect(await look()).toMatchObject({ solved: 2, continueWith: null, due: 0 })
  })
})
