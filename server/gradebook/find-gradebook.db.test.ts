import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ParametersSchema } from '#graders/exercise/variant/parameters.ts'
import { database } from '#server/database/client.ts'
import { findGradebook } from '#server/gradebook/find-gradebook.ts'
import { findStudentWork } from '#server/gradebook/find-student-work.ts'
import { beginTry } from '#server/grading/begin-try.ts'
import { faultTry } from '#server/grading/finish-try.ts'
import { setOverride } from '#server/overrides/set-override.ts'
import { findAssignment } from '#server/overview/find-assignment.ts'
import { findDashboard } from '#server/overview/find-dashboard.ts'
import { openItem } from '#server/overview/open-item.ts'
import { stopSender } from '#server/queue/enqueue-run.ts'
import { prepareQueue } from '#server/queue/prepare-queue.ts'
import { findSubmission } from '#server/submissions/find-submission.ts'
import { submitResponse } from '#server/submissions/submit-response.ts'
import { makeCourse, type TestCourse } from '#server/testing/make-course.ts'
import { submitLab } from '#server/testing/submit-lab.ts'

const hourMs = 3_600_000
let course: TestCourse
beforeAll(async () => {
  await prepareQueue()
  course = await makeCourse({ lateUntil: new Date(Date.now() + 49 * hourMs), latePenalty: 20 })
})
afterAll(stopSender)

const answerRightly = async (at: Date) => {
  const { student, exerciseItemId: itemId } = course
  await openItem(student, itemId, at)
  const variant = await database.variant.findFirstOrThrow({ where: { itemId, userId: student.id } })
  const { rtt = 0 } = ParametersSchema.parse(variant.parameters)
  const response = { total: { value: String(2 * rtt), unit: 'ms' } }
  return submitResponse(student, { itemId, attempt: 1, key: crypto.randomUUID(), response }, at)
}

/** The student's cells of the exercise and the lab, and what the student is shown of the same. */
const look = async () => {
  const { student, instructor, slug, assignmentId } = course
  const row = (await findGradebook(instructor, slug))?.students.find(({ id }) => id === student.id)
  const shown = await findAssignment(student, assignmentId)
  const work = await findStudentWork(instructor, { slug, userId: student.id })
  const points = [
    row?.scores.map(({ earned }) => earned),
    shown?.items.map(({ earned }) => earned),
    work?.assignments[0]?.items.map(({ earned }) => earned),
  ]
  return { row, points }
}
const everywhere = (...earned: (number | null)[]) => [earned, earned, earned]

describe('the gradebook', () => {
  it('shows a course without work, with students only', async () => {
    const gradebook = await findGradebook(course.instructor, course.slug)
    expect(gradebook?.students.map(({ name }) => name)).toEqual(['other', 'student'])
    expect(gradebook?.students.map(({ section }) => section)).toEqual([null, null])
    expect(gradebook?.max).toBe(30)
    expect((await look()).points).toEqual(everywhere(null, null))
  })

  it('takes points off for late work, and says so to the student', async () => {
    const { student, exerciseItemId } = course
    // Due in an hour: 26 hours from now is the second day begun.
    const at = new Date(Date.now() + 26 * hourMs)
    expect(await openItem(student, exerciseItemId, at)).toMatchObject({
      submit: { possible: true },
      lateNow: { daysBegun: 2, percentOff: 40 },
      assignment: { window: 'late' },
    })
    const result = await answerRightly(at)
    expect(result).toMatchObject({ ok: true, late: { daysBegun: 2, percentOff: 40 } })
    const { row, points } = await look()
    expect(points).toEqual(everywhere(6, null))
    expect(row).toMatchObject({ total: 6, scores: [{ reduced: true, byHand: false }, {}] })
    const submission = result.ok ? await findSubmission(student, result.submissionId) : null
    expect(submission).toMatchObject({ state: { score: 1, points: 6 }, late: { percentOff: 40 } })
    // Nothing more can be gained, though not all points were.
    expect((await findAssignment(student, course.assignmentId))?.items[0]?.progress).toBe('solved')
  })

  it('counts the last submission or the mean where the assignment says so, on every page', async () => {
    const { student, exerciseItemId, assignmentId } = course
    const { id: variantId } = await database.variant.findFirstOrThrow({
      where: { itemId: exerciseItemId, userId: student.id },
    })
    const common = { variantId, userId: student.id }
    const { id } = await database.submission.create({
      data: {
        ...common,
        idempotencyKey: crypto.randomUUID(),
        response: {},
        createdAt: new Date(Date.now() + 27 * hourMs),
        runs: {
          create: {
            ...common,
            mode: 'LIVE',
            status: 'FINISHED',
            graderVersion: '',
            seed: '',
            score: 0.5,
            result: {},
          },
        },
      },
    })
    const count = (counting: 'BEST' | 'LAST' | 'MEAN') =>
      database.assignment.update({ where: { id: assignmentId }, data: { counting } })
    const seen = async () => {
      const { points } = await look()
      const item = (await findAssignment(student, assignmentId))?.items[0]
      const way = (await openItem(student, course.labItemId))?.way
      return { points, progress: item?.progress, solved: way?.solved }
    }
    // Six points, and half of that.
    await count('LAST')
    expect(await seen()).toEqual({ points: everywhere(3, null), progress: 'partly', solved: 0 })
    await count('MEAN')
    expect(await seen()).toEqual({ points: everywhere(4.5, null), progress: 'solved', solved: 1 })
    await count('BEST')
    expect(await seen()).toEqual({ points: everywhere(6, null), progress: 'solved', solved: 1 })
    await database.gradingRun.deleteMany({ where: { submissionId: id } })
    await database.submission.delete({ where: { id } })
  })

  it('shows what waits, and what we could not judge', async () => {
    const { runId } = await submitLab(course)
    expect((await look()).row?.scores[1]).toMatchObject({ waiting: true, faulted: false, earned: null })
    const fault = { code: 'grader-crashed' as const, because: 'A test.' }
    for (let attempt = await beginTry(runId); attempt !== null; attempt = await beginTry(runId)) {
      if ((await faultTry(attempt, fault)) === 'faulted') break
    }
    expect((await look()).row?.scores[1]).toMatchObject({ waiting: false, faulted: true, earned: null })
  })

  it('counts points given by hand, and forgets them when they are taken back', async () => {
    const { instructor, student, labItemId: itemId } = course
    const give = (points: number | null) =>
      setOverride(instructor, { itemId, userId: student.id, points, reason: ' Shown in the tutorial. ' })
    expect(await give(12)).toEqual({ ok: true })
    expect(await give(15)).toEqual({ ok: true })
    const { row, points } = await look()
    expect(points).toEqual(everywhere(6, 15))
    expect(row).toMatchObject({ total: 21, scores: [{}, { byHand: true }] })
    expect(await openItem(student, itemId)).toMatchObject({
      earned: 15,
      override: { points: 15, by: 'instructor', reason: 'Shown in the tutorial.' },
    })
    const [assignment] = (await findDashboard(student)).finished
    expect(assignment).toMatchObject({ earned: 21, items: [{}, { progress: 'by-hand' }] })
    expect(await give(null)).toEqual({ ok: true })
    expect(await give(null)).toMatchObject({ ok: false, code: 'nothing-to-take-back' })
    expect((await look()).points).toEqual(everywhere(6, null))
    const work = await findStudentWork(instructor, { slug: course.slug, userId: student.id })
    expect(work?.assignments[0]?.items[1]?.overrides.map(({ points: given }) => given)).toEqual([
      null,
      15,
      12,
    ])
  })

  it.each([
    ['no reason', { reason: '   ' }, 'no-reason'],
    ['an endless reason', { reason: 'x'.repeat(501) }, 'invalid'],
    ['more than the item is worth', { points: 20.5 }, 'too-many-points'],
    ['less than nothing', { points: -1 }, 'invalid'],
    ['no number', { points: Number.NaN }, 'invalid'],
    ['a NUL', { reason: 'a\0b' }, 'invalid'],
    ['nobody of the course', { userId: 'x' }, 'not-a-student'],
    ['an item that is not there', { itemId: 'x' }, 'not-found'],
  ])('refuses %s', async (_what, change, code) => {
    const { instructor, student, labItemId: itemId } = course
    const before = await database.scoreOverride.count()
    const sound = { itemId, userId: student.id, points: 3, reason: 'A test.' }
    expect(await setOverride(instructor, { ...sound, ...change })).toMatchObject({ ok: false, code })
    expect(await database.scoreOverride.count()).toBe(before)
  })

  it('lets nobody set points in a course of others, whatever the form says', async () => {
    const other = await makeCourse()
    const input = { itemId: course.labItemId, userId: course.student.id, points: 1, reason: 'Mine!' }
    expect(await setOverride(other.instructor, input)).toMatchObject({ ok: false, code: 'not-found' })
    const stolen = { ...input, itemId: other.labItemId }
    expect(await setOverride(other.instructor, stolen)).toMatchObject({ ok: false, code: 'not-a-student' })
  })
})
