// An assistant who is limited to a section: whatever shows students to staff shows theirs, and nobody else.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { everyStudent, findSeen } from '#server/access/seen-students.ts'
import type { Viewer } from '#server/access/viewer.ts'
import { findCourseAnalytics } from '#server/analytics/find-course-analytics.ts'
import { findItemAnalytics } from '#server/analytics/find-item-analytics.ts'
import { findAudit } from '#server/courses/find-audit.ts'
import { database } from '#server/database/client.ts'
import { findSittings } from '#server/exams/find-sittings.ts'
import { askSecondLook } from '#server/feedback/ask-second-look.ts'
import { findFeedback } from '#server/feedback/find-feedback.ts'
import { findQueue } from '#server/feedback/find-queue.ts'
import { findWaiting } from '#server/feedback/find-waiting.ts'
import { nextReview } from '#server/feedback/next-review.ts'
import { noticeWaiting } from '#server/feedback/notice-waiting.ts'
import { openReview } from '#server/feedback/open-review.ts'
import { saveReview } from '#server/feedback/save-review.ts'
import { setRubric } from '#server/feedback/set-rubric.ts'
import { findGradebook } from '#server/gradebook/find-gradebook.ts'
import { findStudentWork } from '#server/gradebook/find-student-work.ts'
import { findNotices } from '#server/notices/find-notices.ts'
import { noticeFaults } from '#server/notices/notice-faults.ts'
import { openCourse } from '#server/overview/open-course.ts'
import { changeRole } from '#server/roster/change-role.ts'
import { findRoster } from '#server/roster/find-roster.ts'
import { limitAssistant } from '#server/roster/limit-assistant.ts'
import { setSection } from '#server/roster/move-people.ts'
import { viewAs } from '#server/roster/view-as.ts'
import { findRun } from '#server/runs/find-run.ts'
import { findPair } from '#server/similarity/find-pair.ts'
import { findSimilarity } from '#server/similarity/find-similarity.ts'
import { findSubmission } from '#server/submissions/find-submission.ts'
import { judgedSubmission } from '#server/testing/judged-submission.ts'
import { makeCourse, type TestCourse } from '#server/testing/make-course.ts'
import { makeTestGroup } from '#server/testing/make-group.ts'

const dayMs = 86_400_000
let course: TestCourse
/** Sees `student`, who is in Monday, and not `otherStudent`, who is in Tuesday. */
let assistant: Viewer
let itemId: string
let seen: string
let unseen: string
let sections: string[]

beforeAll(async () => {
  course = await makeCourse({
    dueAt: new Date(Date.now() - 2 * dayMs),
    opensAt: new Date(Date.now() - 9 * dayMs),
  })
  ;({ assistant } = course)
  itemId = course.exerciseItemId
  const { slug, instructor, student, otherStudent } = course
  await setSection(instructor, { slug, userIds: [student.id], to: 'Monday' })
  await setSection(instructor, { slug, userIds: [otherStudent.id], to: 'Tuesday' })
  const rows = await database.section.findMany({ orderBy: { name: 'asc' } })
  sections = rows.map(({ id }) => id)
  const at = new Date(Date.now() - 2 * dayMs)
  seen = (await judgedSubmission(course, student, { itemId, at })).submissionId
  unseen = (await judgedSubmission(course, otherStudent, { itemId, at })).submissionId
  await setRubric(instructor, { itemId, rubric: [{ id: null, says: 'Clear', points: 1 }], seen: [] })
  await askSecondLook(otherStudent, { submissionId: unseen, asks: 'Why?' }, new Date(Date.now() - dayMs))
  const limited = { slug, userId: assistant.id, sectionIds: sections.slice(0, 1) }
  expect(await limitAssistant(instructor, limited)).toEqual({ ok: true })
})
afterAll(() => database.$disconnect())

/** What each finds: with all students, and limited. */
const both = async <Found>(find: (who: Viewer) => Promise<Found>) => [
  await find(course.instructor),
  await find(assistant),
]

const told = async (who: Viewer) => (await findNotices(who, 1)).notices.map(({ says }) => says).toSorted()
const pair = (left: number, right: number) => ({
  left,
  right,
  similarity: 0.9,
  leftShare: 1,
  rightShare: 1,
  matches: [],
})

describe('an assistant of a section', () => {
  it('finds in lists the students of it alone', async () => {
    const { slug, courseId, student, otherStudent } = course
    const all = [student.id, otherStudent.id].toSorted()
    const students = async (who: Viewer) =>
      (await findRoster(who, { slug }))?.members
        .flatMap(({ id, role }) => (role === 'STUDENT' ? [id] : []))
        .toSorted()
    expect(await both(students)).toEqual([all, [student.id]])
    const roster = await findRoster(assistant, { slug })
    expect([roster?.counts.STUDENT, roster?.sections.map(({ name }) => name)]).toEqual([1, ['Monday']])
    const graded = async (who: Viewer) =>
      (await findGradebook(who, slug))?.students.map(({ id }) => id).toSorted()
    expect(await both(graded)).toEqual([all, [student.id]])
    const home = async (who: Viewer) => {
      const found = await openCourse(who, slug)
      return found?.kind === 'staff' ? [found.students, found.assignments[0]?.submitted, found.sees] : found
    }
    expect(await both(home)).toEqual([
      [2, 2, null],
      [1, 1, ['Monday']],
    ])
    expect(await both(async (who) => (await findCourseAnalytics(who, slug))?.students)).toEqual([2, 1])
    expect(await both(async (who) => (await findItemAnalytics(who, itemId))?.students)).toEqual([2, 1])
    const { assignmentId } = course
    await database.exam.create({ data: { assignmentId, minutes: 60 } })
    const sat = async (who: Viewer) => (await findSittings(who, { slug, assignmentId }))?.students.length
    expect(await both(sat)).toEqual([2, 1])
    await database.exam.delete({ where: { assignmentId } })
    expect(await both((who) => findSeen(who, courseId))).toEqual([
      everyStudent,
      { sections: [{ id: sections[0], name: 'Monday' }] },
    ])
  })

  it('opens no page of another student, and reviews nothing of theirs', async () => {
    const { slug, student, otherStudent } = course
    const open = async (submissionId: string, userId: string) => {
      const { id: runId } = await database.gradingRun.findFirstOrThrow({ where: { submissionId } })
      const found = [
        await findStudentWork(assistant, { slug, userId }),
        await findSubmission(assistant, submissionId),
        await findRun(assistant, runId),
        await findFeedback(assistant, submissionId),
        await openReview(assistant, { submissionId, names: true }),
      ]
      return found.map((one) => one !== null)
    }
    expect(await open(seen, student.id)).toEqual([true, true, true, true, true])
    expect(await open(unseen, otherStudent.id)).toEqual([false, false, false, false, false])
    const review = { revision: 0, ticks: [], comments: [], done: true }
    expect(await saveReview(assistant, { ...review, submissionId: unseen })).toMatchObject({
      code: 'not-found',
    })
    expect(await viewAs({ ...assistant, sessionId: 'one' }, { slug, userId: otherStudent.id })).toMatchObject(
      {
        code: 'not-found',
      },
    )
    expect(await setRubric(assistant, { itemId, rubric: [], seen: [] })).toMatchObject({ code: 'not-yours' })
  })

  it('has a queue of their own, and hears of it alone', async () => {
    const queue = async (who: Viewer) => {
      const found = await findQueue(who, { itemId, names: true })
      return [found?.rows.length, found?.requests.length, found?.mayEditRubric]
    }
    expect(await both(queue)).toEqual([
      [2, 1, true],
      [1, 0, false],
    ])
    expect(await both((who) => findWaiting(who, course.slug))).toMatchObject([
      [{ ungraded: 2, requests: 1 }],
      [{ ungraded: 1, requests: 0 }],
    ])
    expect(await nextReview(assistant, { itemId, after: null })).toMatchObject({ submissionId: seen })
    expect(await nextReview(assistant, { itemId, after: seen })).toMatchObject({
      submissionId: null,
      held: 0,
    })
    await database.gradingRun.updateMany({
      where: { submissionId: unseen },
      data: {
        status: 'FAULTED',
        finishedAt: new Date(),
        fault: { code: 'grader-crashed', because: 'A test.' },
      },
    })
    await Promise.all([noticeFaults(), noticeWaiting()])
    expect(await both(told)).toEqual([
      [
        expect.stringMatching(/^A student asks/),
        expect.stringMatching(/^Not graded/),
        expect.stringMatching(/^Work waits/),
      ],
      [expect.stringMatching(/^A student asks/), expect.stringMatching(/^Work waits/)],
    ])
  })

  it('sees what a team did of which one is theirs, and pairs of programs whose students they see', async () => {
    const programs = [seen, unseen].map((submissionId) => ({ of: { submissionId, itemId }, apart: null }))
    const result = {
      programs: [...programs, { of: { solution: 'solutions/right.py' }, apart: null }],
      pairs: [pair(0, 1), pair(1, 2), pair(0, 2)],
      nearest: [0.9, 0.9, null],
      pairsByPercent: Array.from({ length: 101 }, () => 0),
      common: 0,
    }
    await database.similarityRun.create({
      data: { itemId, jobId: 'of a test', status: 'FINISHED', finishedAt: new Date(), result },
    })
    const found = async (who: Viewer) => {
      const view = await findSimilarity(who, { itemId, from: 50 })
      return view?.state.is === 'finished' ? [view.state.pairs.length, view.state.compared] : view
    }
    expect(await both(found)).toEqual([
      [3, 2],
      [1, 1],
    ])
    expect(await findPair(assistant, { itemId, left: seen, right: unseen })).toBeNull()
    expect(await findPair(assistant, { itemId, left: seen, right: 'solutions/right.py' })).not.toBeNull()

    const { courseId, assignmentId, student, otherStudent } = course
    const groupId = await makeTestGroup(courseId, 'Pair', [student, otherStudent])
    const members = [student, otherStudent].map(({ id }) => ({ assignmentId, userId: id }))
    const team = await database.team.create({ data: { assignmentId, groupId, seats: { create: members } } })
    const { variantId } = await database.submission.findUniqueOrThrow({ where: { id: unseen } })
    await database.gradingRun.updateMany({ where: { submissionId: unseen }, data: { status: 'FINISHED' } })
    await database.variant.update({ where: { id: variantId }, data: { userId: null, teamId: team.id } })
    expect(await findSubmission(assistant, unseen)).not.toBeNull()
    expect((await findQueue(assistant, { itemId, names: true }))?.rows.map(({ name }) => name)).toContain(
      'other, student',
    )
  })
})

it('is written down, keeps its section, and sees nobody without one; another role ends it', async () => {
  const { instructor, slug, student, courseId } = course
  const limit = (sectionIds: string[] | null, who: Viewer = instructor) =>
    limitAssistant(who, { slug, userId: assistant.id, sectionIds })
  expect(await limit(null, assistant)).toMatchObject({ code: 'not-found' })
  expect(await limit([])).toMatchObject({ code: 'invalid' })
  expect(await limit(['another'])).toMatchObject({ code: 'no-section' })
  expect(await limitAssistant(instructor, { slug, userId: student.id, sectionIds: null })).toMatchObject({
    code: 'no-assistant',
  })
  expect(await limit(sections)).toEqual({ ok: true })
  const audit = await findAudit(instructor, { slug })
  expect(audit?.lines[0]).toMatchObject({
    act: 'assistant-limited',
    before: { sees: 'Monday' },
    after: { sees: 'Monday, Tuesday' },
  })
  // Its last student leaves a section.
  expect(await limit(sections.slice(0, 1))).toEqual({ ok: true })
  await setSection(instructor, { slug, userIds: [student.id], to: null })
  expect((await findGradebook(assistant, slug))?.students).toEqual([])
  expect(await findSeen(assistant, courseId)).toMatchObject({ sections: [{ name: 'Monday' }] })
  await database.section.delete({ where: { id: sections[0] ?? '' } })
  expect(await findSeen(assistant, courseId)).toEqual({ sections: [] })
  const change = (role: 'STUDENT' | 'ASSISTANT') =>
    changeRole(instructor, { slug, userId: assistant.id, role })
  await change('STUDENT')
  expect(await findSeen(assistant, courseId)).toEqual({ sections: [] })
  await change('ASSISTANT')
  expect(await findSeen(assistant, courseId)).toEqual(everyStudent)
})
