// What belongs to a group, and to whom of it, by the use cases that students and staff have.
import { afterAll, beforeEach, expect, it } from 'vitest'
import { ParametersSchema } from '#graders/exercise/variant/parameters.ts'
import type { Viewer } from '#server/access/viewer.ts'
import { listSubmissions } from '#server/api/endpoints/submissions.ts'
import { database } from '#server/database/client.ts'
import { saveDraft } from '#server/drafts/save-draft.ts'
import { answerSecondLook } from '#server/feedback/answer-second-look.ts'
import { askSecondLook } from '#server/feedback/ask-second-look.ts'
import { findFeedback } from '#server/feedback/find-feedback.ts'
import { findQueue } from '#server/feedback/find-queue.ts'
import { findUnread } from '#server/feedback/find-unread.ts'
import { findGradebook } from '#server/gradebook/find-gradebook.ts'
import { findStudentWork } from '#server/gradebook/find-student-work.ts'
import { setOverride } from '#server/overrides/set-override.ts'
import { exportPerson } from '#server/overview/export-person.ts'
import { findAssignment } from '#server/overview/find-assignment.ts'
import { openItem } from '#server/overview/open-item.ts'
import { findRun } from '#server/runs/find-run.ts'
import { findSubmission } from '#server/submissions/find-submission.ts'
import { submitResponse } from '#server/submissions/submit-response.ts'
import { makeCourse, type TestCourse } from '#server/testing/make-course.ts'
import { makeStudent, makeTestGroup } from '#server/testing/make-group.ts'
import { openHint } from '#server/variants/open-hint.ts'

const hourMs = 3_600_000
let course: TestCourse
let ada: Viewer
let bo: Viewer
let cy: Viewer
let itemId: string
let pair: string
beforeEach(async () => {
  course = await makeCourse({ groupSize: 2, lateUntil: new Date(Date.now() + 99 * hourMs), latePenalty: 10 })
  ada = course.student
  bo = course.otherStudent
  cy = await makeStudent(course.courseId, 'cy')
  itemId = course.exerciseItemId
  pair = await makeTestGroup(course.courseId, 'Pair 1', [ada, bo])
})
afterAll(() => database.$disconnect())

const numbersOf = async (viewer: Viewer, at?: Date) => (await openItem(viewer, itemId, at))?.variantId
const answer = (value: string) => ({ total: { value, unit: 'ms' } })
const save = (viewer: Viewer, value: string, seen = 0) =>
  saveDraft(viewer, {
    itemId,
    attempt: 1,
    seen,
    content: { kind: 'response', response: answer(value) },
  })
const typedBy = async (viewer: Viewer) => {
  const view = await openItem(viewer, itemId)
  return view?.kind === 'exercise' ? (view.draft?.content ?? null) : null
}
const submit = (viewer: Viewer, value: string, at?: Date) =>
  submitResponse(viewer, { itemId, attempt: 1, key: crypto.randomUUID(), response: answer(value) }, at)
async function submitWrong(viewer: Viewer): Promise<string> {
  await numbersOf(viewer)
  const done = await submit(viewer, '1')
  if (!done.ok) throw new Error(done.says)
  return done.submissionId
}
async function submitRight(viewer: Viewer, at?: Date): Promise<string> {
  const variantId = (await numbersOf(viewer, at)) ?? ''
  const { parameters } = await database.variant.findUniqueOrThrow({ where: { id: variantId } })
  const { rtt = 0 } = ParametersSchema.parse(parameters)
  const done = await submit(viewer, String(2 * rtt), at)
  if (!done.ok) throw new Error(done.says)
  return done.submissionId
}
/** By name, as the gradebook, the student's page for staff and the student's own have it. */
async function pointsOf(viewer: Viewer): Promise<(number | null | undefined)[]> {
  const book = await findGradebook(course.instructor, course.slug)
  const work = await findStudentWork(course.instructor, { slug: course.slug, userId: viewer.id })
  const shown = await findAssignment(viewer, course.assignmentId)
  return [
    book?.students.find(({ id }) => id === viewer.id)?.scores[0]?.earned,
    work?.assignments[0]?.items[0]?.earned,
    shown?.items[0]?.earned,
  ]
}
async function exported(viewer: Viewer): Promise<string> {
  let text = ''
  for await (const piece of exportPerson(viewer)) text += piece
  return text
}
const move = (viewer: Viewer, groupId: string | null) =>
  database.enrolment.updateMany({
    where: { courseId: course.courseId, userId: viewer.id },
    data: { groupId },
  })

it('gives a group one set of numbers, one draft and one submission, and all members its points', async () => {
  expect(await numbersOf(ada)).toBe(await numbersOf(bo))
  expect(await numbersOf(cy)).not.toBe(await numbersOf(ada))
  expect(await save(ada, '1')).toMatchObject({ ok: true, revision: 1 })
  expect(await typedBy(bo)).toMatchObject(answer('1'))
  // Who has not seen the other's newest is told, and nothing is lost.
  expect(await save(bo, '2')).toMatchObject({ ok: false, code: 'conflict' })
  const submissionId = await submitRight(bo)
  for (const member of [ada, bo]) {
    expect(await pointsOf(member)).toEqual([10, 10, 10])
    expect((await findSubmission(member, submissionId))?.student).toMatchObject({ id: bo.id, own: true })
    expect((await openItem(member, itemId))?.submissions).toHaveLength(1)
  }
  expect(await pointsOf(cy)).toEqual([null, null, null])
  expect(await findSubmission(cy, submissionId)).toBeNull()
})

it('keeps who handed in together, whatever becomes of the group', async () => {
  const submissionId = await submitRight(ada)
  await move(bo, null)
  await move(cy, pair)
  expect(await pointsOf(bo)).toEqual([10, 10, 10])
  expect(await findSubmission(bo, submissionId)).not.toBeNull()
  expect(await pointsOf(cy)).toEqual([null, null, null])
  expect(await findSubmission(cy, submissionId)).toBeNull()
  // Who came afterwards works alone here.
  expect(await numbersOf(cy)).not.toBe(await numbersOf(ada))
  await database.group.delete({ where: { id: pair } })
  expect(await pointsOf(bo)).toEqual([10, 10, 10])
  expect(await numbersOf(bo)).toBe(await numbersOf(ada))
})

it('lets who leaves before anything is handed in work alone, and the others go on', async () => {
  const shared = await numbersOf(ada)
  await save(ada, '7')
  await move(bo, null)
  expect(await numbersOf(bo)).not.toBe(shared)
  expect(await typedBy(bo)).toBeNull()
  expect(await typedBy(ada)).toMatchObject(answer('7'))
  await submitRight(ada)
  expect(await pointsOf(bo)).toEqual([null, null, null])
})

it('brings along what a member had begun alone', async () => {
  await move(ada, null)
  await move(bo, null)
  const own = await numbersOf(ada)
  await save(ada, '5')
  await numbersOf(bo)
  await move(ada, pair)
  await move(bo, pair)
  expect(await numbersOf(bo)).toBe(own)
  expect(await typedBy(bo)).toMatchObject(answer('5'))
})

it('leaves what was handed in alone to who did it', async () => {
  await move(ada, null)
  await submitRight(ada)
  await move(ada, pair)
  expect(await pointsOf(bo)).toEqual([null, null, null])
  expect(await numbersOf(bo)).not.toBe(await numbersOf(ada))
  await submitRight(bo)
  expect(await pointsOf(ada)).toEqual([10, 10, 10])
  expect(await database.submission.count({ where: { variant: { itemId } } })).toBe(2)
})

it('locks nobody out: without a group, or in one that is too large, one works alone', async () => {
  await move(cy, pair)
  const numbers = [await numbersOf(ada), await numbersOf(bo), await numbersOf(cy)]
  expect(new Set(numbers).size).toBe(3)
  await submitRight(cy)
  // Two of them are left.
  expect(await numbersOf(ada)).toBe(await numbersOf(bo))
})

it('stores nothing for a group that became another one meanwhile', async () => {
  await numbersOf(ada)
  const attempt = submit(ada, '1')
  await move(ada, null)
  const done = await attempt
  const seats = await database.teamSeat.findMany({ where: { assignmentId: course.assignmentId } })
  // Whichever came first: what is stored belongs to whom the seats name.
  if (done.ok) expect(seats.map(({ userId }) => userId)).toContain(ada.id)
  else expect([done.code, seats]).toEqual(['stale-numbers', []])
})

it('takes a hint that one of them paid for as paid, and as paid for by all', async () => {
  await numbersOf(ada)
  expect(await openHint(ada, { itemId, hint: 2, cost: 20 })).toMatchObject({ ok: true })
  expect((await openItem(bo, itemId))?.hints[1]).toMatchObject({ cost: 20 })
  expect(await openHint(bo, { itemId, hint: 2, cost: 20 })).toMatchObject({ ok: true })
  expect(await database.openedHint.count({ where: { itemId } })).toBe(1)
  // Neither leaving nor who submits makes it cheaper.
  await move(ada, null)
  await submitRight(bo)
  expect(await pointsOf(bo)).toEqual([8, 8, 8])
})

it('keeps points by hand to the student who got them', async () => {
  await submitRight(ada)
  const given = { itemId, userId: bo.id, points: 3, reason: 'did not take part' }
  expect(await setOverride(course.instructor, given)).toMatchObject({ ok: true })
  expect(await pointsOf(bo)).toEqual([3, 3, 3])
  expect(await pointsOf(ada)).toEqual([10, 10, 10])
})

it('gives a group the time of that member who has most, and says not whose', async () => {
  const dueAt = new Date(Date.now() + 30 * hourMs)
  const by = { assignmentId: course.assignmentId, dueAt, byId: course.instructor.id }
  await database.extension.create({ data: { ...by, userId: bo.id, reason: 'ill for a week' } })
  const late = new Date(Date.now() + 20 * hourMs)
  const shown = await openItem(ada, itemId, late)
  expect(shown?.assignment).toMatchObject({ dueAt, window: 'open' })
  expect(JSON.stringify(shown)).not.toContain('ill for a week')
  expect((await openItem(cy, itemId, late))?.assignment.window).toBe('late')
  await submitRight(ada, late)
  expect(await pointsOf(ada)).toEqual([10, 10, 10])
  expect(await pointsOf(bo)).toEqual([10, 10, 10])
  await move(ada, null)
  expect(await pointsOf(ada)).toEqual([10, 10, 10])
})

it('has each member spend late days of their own', async () => {
  await database.course.update({ where: { id: course.courseId }, data: { lateDays: 1 } })
  await submitRight(ada, new Date(Date.now() + 20 * hourMs))
  for (const member of [ada, bo]) {
    const shown = await findAssignment(member, course.assignmentId)
    expect([shown?.lateDaysSpent, shown?.lateDays?.left]).toEqual([1, 0])
    expect(await pointsOf(member)).toEqual([10, 10, 10])
  }
})

it('shows what is theirs in the export of each, and to programs that ask for either', async () => {
  await save(ada, '1')
  expect(await exported(bo)).toContain('"value":"1"')
  const submissionId = await submitRight(bo)
  expect(await exported(ada)).toContain(submissionId)
  expect(await exported(cy)).not.toContain(submissionId)
  const listed = await listSubmissions.answer(
    course.instructor,
    { ids: { course: course.slug }, query: { student: ada.id }, body: undefined },
    new Date(),
  )
  expect(listed).toMatchObject({
    data: [{ id: submissionId, student: { id: bo.id }, group: [ada.id, bo.id].toSorted() }],
  })
})

it('lets each member follow and ask, once, and tells all of them; nobody of another group', async () => {
  await makeTestGroup(course.courseId, 'Pair 2', [cy])
  const submissionId = await submitWrong(bo)
  const asks = 'Is one not enough?'
  expect(await askSecondLook(cy, { submissionId, asks })).toMatchObject({ ok: false, code: 'not-found' })
  expect(await findFeedback(cy, submissionId)).toBeNull()
  expect(await findFeedback(ada, submissionId)).toMatchObject({ ask: { possible: true } })
  expect(await askSecondLook(ada, { submissionId, asks })).toEqual({ ok: true })
  expect(await askSecondLook(bo, { submissionId, asks })).toMatchObject({ ok: false, code: 'asked-already' })
  const queue = await findQueue(course.instructor, { itemId, names: true })
  expect(queue?.rows.map(({ name, members }) => [name, members])).toEqual([['other, student', 2]])
  expect(queue?.requests).toMatchObject([{ submissionId, name: 'other, student' }])
  const blind = await findQueue(course.instructor, { itemId, names: false })
  expect(blind?.rows).toMatchObject([{ name: null, members: 2 }])
  expect(await answerSecondLook(course.instructor, { submissionId, answer: 'Two.' })).toEqual({ ok: true })
  // Each has read it when they look themselves.
  const unread = async () => [(await findUnread(ada)).length, (await findUnread(bo)).length]
  expect(await unread()).toEqual([1, 1])
  expect((await findFeedback(ada, submissionId))?.secondLook?.answer?.isNew).toBe(true)
  expect(await unread()).toEqual([0, 1])
  expect((await findFeedback(bo, submissionId))?.secondLook?.answer?.isNew).toBe(true)
  expect((await findFeedback(bo, submissionId))?.secondLook?.answer?.isNew).toBe(false)
  expect(await unread()).toEqual([0, 0])
  const told = await database.notice.findMany({ where: { kind: 'REQUEST_ANSWERED' } })
  expect(told.map(({ userId }) => userId).toSorted()).toEqual([ada.id, bo.id].toSorted())
})

it('shows a run of the checks to who works together, while nothing is handed in and afterwards', async () => {
  await numbersOf(ada)
  const numbers = await database.variant.findFirstOrThrow({ where: { itemId, team: { groupId: pair } } })
  const run = {
    mode: 'PRACTICE',
    variantId: numbers.id,
    userId: ada.id,
    graderVersion: '',
    seed: '',
  } as const
  const { id } = await database.gradingRun.create({ data: run })
  expect(await findRun(bo, id)).toMatchObject({ id })
  expect(await findRun(cy, id)).toBeNull()
  await submitRight(bo)
  await move(cy, pair)
  expect(await findRun(cy, id)).toBeNull()
  await move(ada, null)
  expect(await findRun(ada, id)).toMatchObject({ id })
})
