// Late days: what the student is told before, what is spent, and what every page says of it afterwards.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ParametersSchema } from '#graders/exercise/variant/parameters.ts'
import { setExtension } from '#server/assignments/more-time/set-extension.ts'
import { findAudit } from '#server/courses/find-audit.ts'
import { findSettings } from '#server/courses/find-settings.ts'
import { setLateDays } from '#server/courses/set-late-days.ts'
import { database } from '#server/database/client.ts'
import {
  type AssignmentPoints,
  findAssignmentPoints,
  findGradebook,
} from '#server/gradebook/find-gradebook.ts'
import { findStudentWork } from '#server/gradebook/find-student-work.ts'
import { findAssignment } from '#server/overview/find-assignment.ts'
import { findDashboard } from '#server/overview/find-dashboard.ts'
import { openItem } from '#server/overview/open-item.ts'
import { findSubmission } from '#server/submissions/find-submission.ts'
import { submitResponse } from '#server/submissions/submit-response.ts'
import { makeCourse, type TestCourse } from '#server/testing/make-course.ts'

const hourMs = 3_600_000
const hours = (many: number) => new Date(Date.now() + many * hourMs)
let course: TestCourse
let secondItemId: string
beforeAll(async () => {
  // Due an hour ago, ten minutes of grace, 20 % a day, at most half.
  const policy = { dueAt: hours(-1), lateUntil: hours(120), graceMinutes: 10, latePenalty: 20, lateCap: 50 }
  course = await makeCourse({ ...policy, opensAt: hours(-48) })
  const { exerciseVersionId } = await database.assignmentItem.findUniqueOrThrow({
    where: { id: course.exerciseItemId },
  })
  const second = await database.assignment.create({
    data: {
      ...policy,
      title: 'Second',
      position: 1,
      opensAt: hours(-48),
      courseId: course.courseId,
      items: { create: { position: 0, points: 10, exerciseVersionId } },
    },
    include: { items: true },
  })
  secondItemId = second.items[0]?.id ?? ''
})
afterAll(() => database.$disconnect())

async function answer(itemId: string, at: Date, right = true) {
  const { student } = course
  await openItem(student, itemId, at)
  const variant = await database.variant.findFirstOrThrow({ where: { itemId, userId: student.id } })
  const { rtt = 0 } = ParametersSchema.parse(variant.parameters)
  const response = { total: { value: String(right ? 2 * rtt : 1), unit: 'ms' } }
  return submitResponse(student, { itemId, attempt: 1, key: crypto.randomUUID(), response }, at)
}
/** The student's points for the exercise, wherever they stand. */
async function everywhere(itemId: string) {
  const { student, instructor, slug } = course
  const { assignmentId } = await database.assignmentItem.findUniqueOrThrow({ where: { id: itemId } })
  const inBook = (book: AssignmentPoints | null) => {
    const place = book?.assignments.flatMap(({ items }) => items).findIndex(({ id }) => id === itemId) ?? -1
    return book?.students.find(({ id }) => id === student.id)?.scores[place]?.earned
  }
  const work = await findStudentWork(instructor, { slug, userId: student.id })
  const board = await findDashboard(student)
  const own = [...board.due, ...board.finished].flatMap(({ items }) => items)
  return [
    inBook(await findGradebook(instructor, slug)),
    inBook(await findAssignmentPoints(instructor, slug, assignmentId, new Date())),
    work?.assignments.flatMap(({ items }) => items).find(({ id }) => id === itemId)?.earned,
    own.find(({ id }) => id === itemId)?.earned,
    (await openItem(student, itemId))?.earned,
  ]
}

test('are given by an instructor alone, and it is written down', async () => {
  const { instructor, assistant, student, slug } = course
  for (const viewer of [assistant, student])
    expect(await setLateDays(viewer, { slug, lateDays: 9 })).toMatchObject({ code: 'not-found' })
  for (const lateDays of [-1, 1.5, 101])
    expect(await setLateDays(instructor, { slug, lateDays })).toMatchObject({ code: 'invalid' })
  expect(await setLateDays(instructor, { slug, lateDays: 3 })).toEqual({ ok: true })
  expect(await setLateDays(instructor, { slug, lateDays: 3 })).toEqual({ ok: true })
  expect(await findSettings(assistant, slug)).toMatchObject({ lateDays: 3, mayEdit: false })
  const acts = (await findAudit(instructor, { slug }))?.lines.filter(({ act }) => act === 'late-days-set')
  expect(acts?.map(({ before, after }) => [before, after])).toEqual([[{ lateDays: 0 }, { lateDays: 3 }]])
})

test('are told before, spent once for an assignment, and count alike on every page', async () => {
  const { student, exerciseItemId, assignmentId } = course
  const told = await openItem(student, exerciseItemId)
  expect(told).toMatchObject({
    lateNow: { daysBegun: 1, lateDays: 1, percentOff: 0, spends: 1 },
    lateDays: { bank: 3, left: 3 },
    assignment: { lateDaysSpent: 0, graceMinutes: 10, lateCap: 50 },
  })
  expect(await answer(exerciseItemId, new Date(), false)).toMatchObject({
    late: { daysBegun: 1, lateDays: 1, percentOff: 0 },
  })
  expect(await openItem(student, exerciseItemId)).toMatchObject({
    lateNow: { spends: 0, percentOff: 0 },
    lateDays: { bank: 3, left: 2 },
    assignment: { lateDaysSpent: 1 },
  })
  // Two days later: two more.
  const sent = await answer(exerciseItemId, hours(48))
  expect(sent).toMatchObject({ ok: true, late: { daysBegun: 3, lateDays: 3, percentOff: 0 } })
  expect(await everywhere(exerciseItemId)).toEqual([10, 10, 10, 10, 10])
  const id = sent.ok ? sent.submissionId : ''
  expect(await findSubmission(course.instructor, id)).toMatchObject({
    late: { lateDays: 3 },
    state: { points: 10 },
  })
  expect(await findAssignment(student, assignmentId)).toMatchObject({
    lateDaysSpent: 3,
    lateDays: { bank: 3, left: 0 },
  })
})

test('are gone for the next assignment, until more time gives some back', async () => {
  const { student, instructor, assignmentId, slug } = course
  expect(await openItem(student, secondItemId, hours(49))).toMatchObject({
    lateNow: { daysBegun: 3, lateDays: 0, percentOff: 50, spends: 0 },
    lateDays: { left: 0 },
  })
  expect(await answer(secondItemId, hours(49))).toMatchObject({ late: { lateDays: 0, percentOff: 50 } })
  expect(await everywhere(secondItemId)).toEqual([5, 5, 5, 5, 5])
  const userId = student.id
  const dueAt = hours(40).toISOString()
  expect(await setExtension(instructor, { assignmentId, userId, dueAt, reason: 'Ill.' })).toEqual({
    ok: true,
  })
  // One day for the first assignment now, two for the second.
  expect(await everywhere(secondItemId)).toEqual([8, 8, 8, 8, 8])
  const work = await findStudentWork(instructor, { slug, userId })
  expect(work).toMatchObject({
    lateDays: { bank: 3, left: 0 },
    assignments: [{ lateDaysSpent: 1 }, { lateDaysSpent: 2 }],
  })
})
