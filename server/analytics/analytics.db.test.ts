import { afterAll, beforeAll, expect, it } from 'vitest'
import { ParametersSchema } from '#graders/exercise/variant/parameters.ts'
import type { Viewer } from '#server/access/viewer.ts'
import { findAssignmentAnalytics } from '#server/analytics/find-assignment-analytics.ts'
import { findCourseAnalytics } from '#server/analytics/find-course-analytics.ts'
import { findItemAnalytics } from '#server/analytics/find-item-analytics.ts'
import { database } from '#server/database/client.ts'
import { stopExercisePool } from '#server/exercises/ask-exercise.ts'
import { beginTry } from '#server/grading/begin-try.ts'
import { finishTry } from '#server/grading/finish-try.ts'
import { openItem } from '#server/overview/open-item.ts'
import { stopSender } from '#server/queue/enqueue-run.ts'
import { prepareQueue } from '#server/queue/prepare-queue.ts'
import { submitResponse } from '#server/submissions/submit-response.ts'
import { makeCourse, type TestCourse } from '#server/testing/make-course.ts'
import { submitLab } from '#server/testing/submit-lab.ts'

let course: TestCourse
beforeAll(async () => {
  await prepareQueue()
  course = await makeCourse()
  await answer(course.student, 1)
  await answer(course.student, 2)
  await answer(course.otherStudent, 1)
  await answer(course.instructor, 1)
  const { runId } = await submitLab(course)
  const attempt = await beginTry(runId)
  if (attempt === null) throw new Error('There was nothing to try.')
  const checks = [check('open', 'passed'), check('read', 'failed'), check('close', 'failed')]
  await finishTry(attempt, { checks, score: 1 / 3 })
})
afterAll(async () => {
  await stopSender()
  await stopExercisePool()
})

const check = (id: string, status: 'passed' | 'failed') => ({
  id,
  says: `Does ${id}.`,
  tier: 'works' as const,
  hidden: false,
  points: 1,
  earned: status === 'passed' ? 1 : 0,
  outcome:
    status === 'passed'
      ? { status }
      : { status, mismatch: { code: 'timeout' as const, waitedFor: 'a reply', withinMs: 1 } },
})

const counted = (bars: { name: string; count: number }[] = []) => bars.filter(({ count }) => count > 0)

/** So many round trips: two is right, one is a misconception. */
async function answer(viewer: Viewer, trips: number): Promise<void> {
  const itemId = course.exerciseItemId
  await openItem(viewer, itemId)
  const variant = await database.variant.findFirstOrThrow({ where: { itemId, userId: viewer.id } })
  const { rtt = 0 } = ParametersSchema.parse(variant.parameters)
  const response = { total: { value: String(trips * rtt), unit: 'ms' } }
  const given = await submitResponse(viewer, { itemId, attempt: 1, key: crypto.randomUUID(), response })
  if (!given.ok) throw new Error(given.says)
}

it('tells of an item who was wrong how, and how long it took until right; of students alone', async () => {
  expect(await findItemAnalytics(course.assistant, course.exerciseItemId)).toMatchObject({
    students: 2,
    few: true,
    mistakes: [{ part: 'total', code: 'misconception', id: 'one', students: 2 }],
    checks: [],
    fairness: null,
    hasParameters: true,
    statistics: { facility: expect.any(Number) },
  })
  const found = await findItemAnalytics(course.instructor, course.exerciseItemId)
  expect(counted(found?.untilRight)).toEqual([
    { name: 'not yet', count: 1 },
    { name: '2', count: 1 },
  ])
  expect(counted(found?.timeToRight)).toEqual([{ name: 'under 5 min', count: 1 }])
})

it('tells of a lab which check fails first', async () => {
  const found = await findItemAnalytics(course.instructor, course.labItemId)
  expect(found?.checks).toEqual([
    { id: 'read', says: 'Does read.', students: 1, first: 1, never: 1 },
    { id: 'close', says: 'Does close.', students: 1, first: 0, never: 1 },
  ])
})

it('tells of an assignment and a course', async () => {
  const found = await findAssignmentAnalytics(course.assistant, course.assignmentId)
  expect(found).toMatchObject({ students: 2, max: 30, items: [{ points: 10 }, { points: 20 }] })
  const later = new Date(Date.now() + 7_200_000)
  expect(await findCourseAnalytics(course.instructor, course.slug, later)).toMatchObject({
    over: 1,
    behind: [],
    assignments: [{ students: 2 }],
  })
  const empty = await makeCourse({ dueAt: new Date(Date.now() - 60_000) })
  expect((await findCourseAnalytics(empty.instructor, empty.slug))?.behind).toMatchObject([
    { name: 'other', says: 'handed in nothing for Delay and sockets' },
    { name: 'student' },
  ])
})
