// More time for one student: page, submission, points and gradebook agree, and nobody else has it.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Viewer } from '#server/access/viewer.ts'
import { setAccommodation } from '#server/assignments/more-time/set-accommodation.ts'
import { setExtension } from '#server/assignments/more-time/set-extension.ts'
import { setSectionExtension } from '#server/assignments/more-time/set-section-extension.ts'
import { openAssignmentEditor } from '#server/assignments/open-assignment-editor.ts'
import { findAudit } from '#server/courses/find-audit.ts'
import { database } from '#server/database/client.ts'
import { findGradebook } from '#server/gradebook/find-gradebook.ts'
import { findStudentWork } from '#server/gradebook/find-student-work.ts'
import { findAssignment } from '#server/overview/find-assignment.ts'
import { findDashboard } from '#server/overview/find-dashboard.ts'
import { openItem } from '#server/overview/open-item.ts'
import { setSection } from '#server/roster/move-people.ts'
import { findSubmission } from '#server/submissions/find-submission.ts'
import { submitResponse } from '#server/submissions/submit-response.ts'
import { makeCourse, type TestCourse } from '#server/testing/make-course.ts'

const hourMs = 3_600_000
const dueAt = new Date(Date.now() - hourMs)
const until = new Date(Date.now() + 24 * hourMs)

let course: TestCourse
beforeAll(async () => {
  course = await makeCourse({ opensAt: new Date(Date.now() - 48 * hourMs), dueAt, reveal: 'AFTER_DUE' })
})
afterAll(() => database.$disconnect())

const give = (viewer: Viewer, input: object = {}) =>
  setExtension(viewer, {
    assignmentId: course.assignmentId,
    userId: course.student.id,
    dueAt: until.toISOString(),
    reason: 'Ill for a week.',
    ...input,
  })
const submit = (viewer: Viewer) =>
  submitResponse(viewer, {
    itemId: course.exerciseItemId,
    attempt: 1,
    key: crypto.randomUUID(),
    response: {},
  })
const pointsOf = async ({ id }: Viewer) =>
  (await findGradebook(course.instructor, course.slug))?.students.find((one) => one.id === id)?.scores[0]

test('is refused with what is wrong, and to everyone but instructors', async () => {
  const { assistant, student, operator, stranger, instructor } = course
  for (const viewer of [assistant, student, operator, stranger])
    expect(await give(viewer)).toMatchObject({ code: 'not-found' })
  expect(await give(instructor, { reason: ' ' })).toMatchObject({ code: 'no-reason' })
  expect(await give(instructor, { dueAt: dueAt.toISOString() })).toMatchObject({ code: 'no-later' })
  expect(await give(instructor, { userId: stranger.id })).toMatchObject({ code: 'not-a-student' })
  expect(await give(instructor, { dueAt: null })).toMatchObject({ code: 'none-there' })
  expect(await give(instructor, { dueAt: 'tomorrow' })).toMatchObject({ code: 'invalid' })
  expect(await database.extension.count({ where: { assignmentId: course.assignmentId } })).toBe(0)
})

test('opens the assignment for one student, in time, and for nobody else', async () => {
  const { student, otherStudent, assignmentId, exerciseItemId, instructor, slug } = course
  expect(await submit(student)).toMatchObject({ code: 'closed' })
  expect(await give(instructor)).toEqual({ ok: true })

  expect(await findAssignment(student, assignmentId)).toMatchObject({
    window: 'open',
    dueAt: until,
    extension: { for: 'student', reason: 'Ill for a week.' },
  })
  expect((await findDashboard(student)).due.map(({ id }) => id)).toEqual([assignmentId])
  expect(await openItem(student, exerciseItemId)).toMatchObject({
    submit: { possible: true },
    assignment: { window: 'open', dueAt: until, extension: { for: 'student', reason: 'Ill for a week.' } },
    solution: null,
  })
  expect(await findAssignment(otherStudent, assignmentId)).toMatchObject({
    window: 'closed',
    dueAt,
    extension: null,
  })
  expect(await submit(otherStudent)).toMatchObject({ code: 'closed' })

  const submitted = await submit(student)
  expect(submitted).toMatchObject({ ok: true })
  const id = 'submissionId' in submitted ? submitted.submissionId : ''
  for (const viewer of [student, instructor])
    expect(await findSubmission(viewer, id)).toMatchObject({ late: null })
  expect(await pointsOf(student)).toMatchObject({ submissions: 1, reduced: false })

  const work = await findStudentWork(instructor, { slug, userId: student.id })
  expect(work?.assignments[0]).toMatchObject({ dueAt, window: 'open', own: { by: 'instructor' } })
  expect((await findStudentWork(course.assistant, { slug, userId: student.id }))?.mayExtend).toBe(false)
})

test('moves the end of late work as far, and costs as much a day', async () => {
  const { student, instructor, assignmentId, exerciseItemId } = course
  const late = { lateUntil: new Date(dueAt.getTime() + 12 * hourMs), latePenalty: 25 }
  await database.assignment.update({ where: { id: assignmentId }, data: late })
  // Late for all others, and in time for who has until tomorrow.
  expect(await pointsOf(student)).toMatchObject({ reduced: false })
  const ended = new Date(Date.now() - hourMs / 2)
  expect(await give(instructor, { dueAt: ended.toISOString() })).toEqual({ ok: true })
  expect(await openItem(student, exerciseItemId)).toMatchObject({
    assignment: {
      window: 'late',
      lateUntil: new Date(ended.getTime() + 12 * hourMs),
    },
    lateNow: { daysBegun: 1, percentOff: 25 },
  })
  expect(await pointsOf(student)).toMatchObject({ reduced: true })
})

const giveSection = (viewer: Viewer, sectionId: string, input: object = {}) =>
  setSectionExtension(viewer, {
    assignmentId: course.assignmentId,
    sectionId,
    dueAt: until.toISOString(),
    reason: 'No power in the building.',
    ...input,
  })
const accommodate = (viewer: Viewer, input: object = {}) =>
  setAccommodation(viewer, {
    slug: course.slug,
    userId: course.otherStudent.id,
    factor: 1.5,
    reason: 'A certificate.',
    ...input,
  })

test('of a section holds for who is in it, as long as they are', async () => {
  const { otherStudent, instructor, assistant, student, stranger, assignmentId, exerciseItemId, slug } =
    course
  const set = (section: string | null) =>
    setSection(instructor, { slug, userIds: [otherStudent.id], to: section })
  await set('Monday')
  const { id } = await database.section.findFirstOrThrow({ where: { courseId: course.courseId } })
  for (const viewer of [assistant, student, stranger])
    expect(await giveSection(viewer, id)).toMatchObject({ code: 'not-found' })
  const elsewhere = await database.section.findFirst({ where: { courseId: { not: course.courseId } } })
  expect(await giveSection(instructor, elsewhere?.id ?? 'none')).toMatchObject({ code: 'not-found' })
  expect(await giveSection(instructor, id, { reason: '' })).toMatchObject({ code: 'no-reason' })
  expect(await giveSection(instructor, id, { dueAt: dueAt.toISOString() })).toMatchObject({
    code: 'no-later',
  })
  expect(await giveSection(instructor, id, { dueAt: null })).toMatchObject({ code: 'none-there' })
  expect(await giveSection(instructor, id)).toEqual({ ok: true })

  const extension = { for: 'section', dueAt: until, reason: 'No power in the building.' }
  expect(await findAssignment(otherStudent, assignmentId)).toMatchObject({ window: 'open', extension })
  expect(await openItem(otherStudent, exerciseItemId)).toMatchObject({
    submit: { possible: true },
    assignment: { dueAt: until, extension },
  })
  const work = await findStudentWork(instructor, { slug, userId: otherStudent.id })
  expect(work?.assignments[0]).toMatchObject({ extension, own: null })
  const editor = await openAssignmentEditor(instructor, { slug, assignmentId })
  expect(editor?.sections).toMatchObject([{ name: 'Monday', students: 1, given: { dueAt: until } }])
  // The other one is extended for all that this file did before.
  expect(editor?.assignment?.extended).toBe(2)
  expect((await findDashboard(otherStudent)).due.map((one) => one.id)).toEqual([assignmentId])
  const late = await submit(otherStudent)
  expect(late).toMatchObject({ ok: true, late: null })
  expect(await pointsOf(otherStudent)).toMatchObject({ submissions: 1, reduced: false })
  await set(null)
  expect(await findAssignment(otherStudent, assignmentId)).toMatchObject({ window: 'late', extension: null })
  expect(await pointsOf(otherStudent)).toMatchObject({ reduced: true })
})

test('by a factor holds for every assignment, with the longer time of several', async () => {
  const { otherStudent, instructor, assistant, student, operator, assignmentId, exerciseItemId, slug } =
    course
  for (const viewer of [assistant, student, operator])
    expect(await accommodate(viewer)).toMatchObject({ code: 'not-found' })
  for (const factor of [1, 0.5, 4.1, -2])
    expect(await accommodate(instructor, { factor })).toMatchObject({ code: 'invalid' })
  expect(await accommodate(instructor, { reason: ' ' })).toMatchObject({ code: 'no-reason' })
  expect(await accommodate(instructor, { userId: course.stranger.id })).toMatchObject({
    code: 'not-a-student',
  })
  expect(await accommodate(instructor, { factor: null })).toMatchObject({ code: 'none-there' })
  expect(await accommodate(instructor)).toEqual({ ok: true })

  // It was open for 47 hours: half of that more, to the minute.
  const { opensAt } = await database.assignment.findUniqueOrThrow({ where: { id: assignmentId } })
  const longer = opensAt.getTime() + 1.5 * (dueAt.getTime() - opensAt.getTime())
  const dueBy = new Date(Math.ceil(longer / 60_000) * 60_000)
  const extension = { for: 'course', dueAt: dueBy, reason: 'A certificate.' }
  expect(await findAssignment(otherStudent, assignmentId)).toMatchObject({ window: 'open', extension })
  expect(await openItem(otherStudent, exerciseItemId)).toMatchObject({
    assignment: { dueAt: dueBy, extension },
  })
  expect(await pointsOf(otherStudent)).toMatchObject({ reduced: false })
  const work = await findStudentWork(instructor, { slug, userId: otherStudent.id })
  expect(work?.accommodation).toEqual({ factor: 1.5, reason: 'A certificate.', by: 'instructor' })
  expect(await give(instructor, { userId: otherStudent.id })).toEqual({ ok: true })
  expect(await findAssignment(otherStudent, assignmentId)).toMatchObject({
    extension: { for: until > dueBy ? 'student' : 'course' },
  })
  expect(await accommodate(instructor, { factor: null })).toEqual({ ok: true })
  const acts = (await findAudit(instructor, { slug }))?.lines.map(({ act, after }) => ({ act, ...after }))
  expect(acts).toContainEqual({ act: 'accommodation-set', factor: 1.5 })
  expect(acts).toContainEqual({ act: 'accommodation-set', factor: null })
  expect(acts).toContainEqual({
    act: 'section-extension-set',
    section: 'Monday',
    assignment: 'Delay and sockets',
    dueAt: until.toISOString(),
  })
  expect(await give(instructor, { userId: otherStudent.id, dueAt: null })).toEqual({ ok: true })
})

test('can be taken back, and the audit log has it all', async () => {
  const { student, instructor, assignmentId, slug } = course
  expect(await give(instructor, { dueAt: null, reason: 'By mistake.' })).toEqual({ ok: true })
  expect(await findAssignment(student, assignmentId)).toMatchObject({ dueAt, extension: null })
  const audit = await findAudit(instructor, { slug })
  const acts = audit?.lines
    .filter(({ act, of }) => act === 'extension-set' && of?.email.startsWith('student'))
    .map(({ reason, after }) => [reason, after])
  expect(acts?.[0]).toEqual(['By mistake.', { assignment: 'Delay and sockets', dueAt: null }])
  expect(acts).toHaveLength(3)
})
