// What people give in reviews, on every page that shows points: the student's, the staff's, the gradebook and its CSV.
import { afterAll, expect, it } from 'vitest'
import { database } from '#server/database/client.ts'
import { saveReview } from '#server/feedback/save-review.ts'
import { setRubric } from '#server/feedback/set-rubric.ts'
import { findGradebook } from '#server/gradebook/find-gradebook.ts'
import { findStudentWork } from '#server/gradebook/find-student-work.ts'
import { writeGradebookCsv } from '#server/gradebook/write-gradebook-csv.ts'
import { setOverride } from '#server/overrides/set-override.ts'
import { findAssignment } from '#server/overview/find-assignment.ts'
import { findDashboard } from '#server/overview/find-dashboard.ts'
import { openItem } from '#server/overview/open-item.ts'
import { judgedSubmission } from '#server/testing/judged-submission.ts'
import { makeCourse } from '#server/testing/make-course.ts'

afterAll(() => database.$disconnect())

/** The same wherever points stand. */
const all = (points: number) => Array.from({ length: 8 }, () => points)

it('points of reviews are added to those of the checks, and every page says so', async () => {
  const hourMs = 3_600_000
  const course = await makeCourse({ lateUntil: new Date(Date.now() + 49 * hourMs), latePenalty: 20 })
  const { student, assistant, instructor, slug, assignmentId, exerciseItemId: itemId } = course
  // Due in an hour: 26 hours from now is the second day begun.
  const late = await judgedSubmission(course, student, {
    itemId,
    score: 1,
    at: new Date(Date.now() + 26 * hourMs),
  })
  // Worth less by the checks: what is said to it counts all the same, for the one that counts.
  const early = await judgedSubmission(course, student, { itemId, score: 0.1 })

  const everywhere = async () => {
    const gradebook = await findGradebook(instructor, slug)
    const row = gradebook?.students.find(({ id }) => id === student.id)
    const work = await findStudentWork(instructor, { slug, userId: student.id })
    const line =
      gradebook &&
      writeGradebookCsv(gradebook)
        .split('\n')
        .find((one) => one.includes(student.email))
    const { due, finished } = await findDashboard(student)
    return [
      row?.scores[0]?.earned,
      row?.total,
      // Name, address, id and section stand before it.
      Number(line?.split(',')[4]),
      work?.assignments[0]?.items[0]?.earned,
      work?.total,
      (await findAssignment(student, assignmentId))?.items[0]?.earned,
      (await openItem(student, itemId))?.earned,
      [...due, ...finished].find(({ id }) => id === assignmentId)?.earned,
    ]
  }
  const rubric = async (points: number) => {
    const there = await database.rubricItem.findMany({ where: { itemId } })
    const seen = there.map(({ id }) => id)
    const lines = [{ id: seen[0] ?? null, says: 'No unit is named', points }]
    const set = await setRubric(assistant, { itemId, rubric: lines, seen })
    return set.ok ? set.ids : []
  }
  const ticks = await rubric(-5)
  const review = { comments: [], submissionId: early.submissionId, ticks }
  expect(await saveReview(assistant, { ...review, revision: 0, done: false })).toMatchObject({ ok: true })
  expect(await everywhere()).toEqual(all(6))
  await saveReview(assistant, { ...review, revision: 1, done: true })
  // (10 − 5) less 40 % for being late.
  expect(await everywhere()).toEqual(all(3))
  await rubric(2)
  expect(await everywhere()).toEqual(all(6))
  await rubric(-20)
  expect(await everywhere()).toEqual(all(0))
  // The review that was done last is the one that counts.
  await saveReview(assistant, {
    ...review,
    submissionId: late.submissionId,
    ticks: [],
    revision: 0,
    done: true,
  })
  expect(await everywhere()).toEqual(all(6))
  await rubric(-5)
  await saveReview(assistant, { ...review, revision: 2, done: true })
  await database.assignment.update({ where: { id: assignmentId }, data: { counting: 'MEAN' } })
  // (5 less 40 %, and 1 − 5, which is 0) by two.
  expect(await everywhere()).toEqual(all(1.5))
  const give = { itemId, userId: student.id, reason: 'A test.' }
  await setOverride(instructor, { ...give, points: 7 })
  expect(await everywhere()).toEqual(all(7))
})
