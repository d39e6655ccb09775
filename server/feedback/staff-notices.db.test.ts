// What staff hear of: work that could not be judged, and work that waits for them.
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Viewer } from '#server/access/viewer.ts'
import { database } from '#server/database/client.ts'
import { askSecondLook } from '#server/feedback/ask-second-look.ts'
import { noticeWaiting } from '#server/feedback/notice-waiting.ts'
import { saveReview } from '#server/feedback/save-review.ts'
import { setRubric } from '#server/feedback/set-rubric.ts'
import { findMailChoices } from '#server/notices/choose-mail.ts'
import { findNotices } from '#server/notices/find-notices.ts'
import { noticeFaults } from '#server/notices/notice-faults.ts'
import { judgedSubmission } from '#server/testing/judged-submission.ts'
import { makeCourse, type TestCourse } from '#server/testing/make-course.ts'

const dayMs = 86_400_000
/** Noon of a day, counted from today. */
const noon = (days: number) => new Date((Math.floor(Date.now() / dayMs) + days + 0.5) * dayMs)
let course: TestCourse
beforeAll(async () => {
  course = await makeCourse({ dueAt: noon(-1) })
})
afterAll(() => database.$disconnect())

const told = async (who: Viewer) =>
  (await findNotices(who, 1)).notices.map(({ says, note, path }) => ({ says, note, path }))
const kinds = async (who: Viewer) => (await findMailChoices(who)).map(({ kind }) => kind)
const handIn = (student: Viewer, at: Date) =>
  judgedSubmission(course, student, { itemId: course.exerciseItemId, at })

it('tells staff once a day of what could not be judged, whoever’s it is and however many', async () => {
  const { student, otherStudent, assistant, instructor, slug, assignmentId, exerciseItemId } = course
  const fail = async (who: Viewer, at: Date, attempt = 1) => {
    const { submissionId } = await judgedSubmission(course, who, { itemId: exerciseItemId, at, attempt })
    await database.gradingRun.updateMany({
      where: { submissionId },
      data: { status: 'FAULTED', finishedAt: at, fault: { code: 'grader-crashed', because: 'A test.' } },
    })
  }
  expect(await noticeFaults(noon(-3))).toBe(0)
  await fail(student, noon(-3))
  await fail(otherStudent, noon(-3))
  expect(await Promise.all([noticeFaults(noon(-3)), noticeFaults(noon(-3))])).toContain(2)
  await fail(otherStudent, noon(-3), 2)
  expect(await noticeFaults(noon(-3))).toBe(0)
  const first = {
    says: 'Not graded, on our side: Two round trips',
    note: expect.stringMatching(/^2 submissions so far\. It cost nobody points/),
    path: `/courses/${slug}/gradebook?show=fault&assignment=${assignmentId}`,
  }
  expect([await told(assistant), await told(instructor)]).toEqual([[first], [first]])
  await fail(student, noon(-2), 3)
  expect(await noticeFaults(noon(-2))).toBe(2)
  expect([await told(student), await told(otherStudent)]).toEqual([[], []])
})

it('tells staff once a day of work that waits for a person, and of nothing that does not', async () => {
  const { student, otherStudent, assistant, instructor, exerciseItemId: itemId } = course
  const before = (await told(assistant)).length
  const { submissionId } = await handIn(student, noon(-1))
  await handIn(otherStudent, noon(-1))
  // Without a rubric nothing waits; what came today is told of tomorrow.
  expect(await noticeWaiting(noon(0))).toBe(0)
  await setRubric(instructor, { itemId, rubric: [{ id: null, says: 'Clear', points: 1 }], seen: [] })
  expect(await noticeWaiting(noon(-1))).toBe(0)
  expect(await Promise.all([noticeWaiting(noon(0)), noticeWaiting(noon(0))])).toContain(2)
  expect(await noticeWaiting(noon(1))).toBe(0)
  expect((await told(assistant)).slice(0, -before)).toEqual([
    {
      says: 'Work waits for you: Two round trips',
      note: '2 submissions to look at.',
      path: `/items/${itemId}/reviews`,
    },
  ])
  const review = { submissionId, revision: 0, ticks: [], comments: [], done: true }
  expect(await saveReview(assistant, review)).toMatchObject({ ok: true })
  expect(await askSecondLook(student, { submissionId, asks: 'Is it?' }, noon(1))).toMatchObject({ ok: true })
  expect(await noticeWaiting(noon(1))).toBe(0)
  expect(await noticeWaiting(noon(2))).toBe(2)
  expect((await told(instructor))[0]?.note).toBe('One submission to look at, one question to answer.')
  expect((await told(student)).filter(({ says }) => says.startsWith('Work waits'))).toEqual([])
})

it('offers mail about them to staff alone', async () => {
  expect(await kinds(course.assistant)).toEqual(expect.arrayContaining(['REQUEST', 'FAULTS', 'WAITING']))
  expect(await kinds(course.student)).not.toEqual(expect.arrayContaining(['FAULTS']))
})
