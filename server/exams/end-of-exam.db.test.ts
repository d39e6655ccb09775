// How an exam ends: what becomes of what was typed, and what is shown of it when.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { database } from '#server/database/client.ts'
import { closeSittings } from '#server/exams/close-sittings.ts'
import { findSittings } from '#server/exams/find-sittings.ts'
import { handInExam } from '#server/exams/hand-in-exam.ts'
import { releaseExam } from '#server/exams/release-exam.ts'
import { findGradebook } from '#server/gradebook/find-gradebook.ts'
import { setOverride } from '#server/overrides/set-override.ts'
import { findAssignment } from '#server/overview/find-assignment.ts'
import { openItem } from '#server/overview/open-item.ts'
import { stopSender } from '#server/queue/enqueue-run.ts'
import { prepareQueue } from '#server/queue/prepare-queue.ts'
import { findRun } from '#server/runs/find-run.ts'
import { findSubmission } from '#server/submissions/find-submission.ts'
import { canaries } from '#server/testing/canaries.ts'
import { examAt, makeTestExam, type TestExam, typedInExam } from '#server/testing/make-test-exam.ts'

let exam: TestExam
let course: TestExam['course']
let student: TestExam['student']
let assignmentId: string
let twoPartsId: string
let labId: string
beforeAll(prepareQueue)
afterAll(async () => {
  await stopSender()
  await database.$disconnect()
})
beforeEach(async () => {
  exam = await makeTestExam()
  ;({ course, student, assignmentId, twoPartsId, labId } = exam)
})

describe('when it ends', () => {
  it('hands in what stood there, once, and says how late the rest is', async () => {
    await exam.write()
    expect(await exam.save(65, typedInExam('1', '1'), twoPartsId, 1)).toMatchObject({
      ok: false,
      code: 'closed',
      says: expect.stringMatching(
        /^Not saved: your exam was over on Monday 30 November 2026 at 11:00 \(UTC\), and this arrived 5 minutes later\./,
      ),
    })
    const closed = await Promise.all([
      closeSittings(examAt(61)),
      closeSittings(examAt(61)),
      closeSittings(examAt(61)),
    ])
    expect(closed.reduce((sum, one) => sum + one, 0)).toBeGreaterThan(0)
    expect(await closeSittings(examAt(62))).toBe(0)
    const submissions = await database.submission.findMany({
      where: { variant: { item: { assignmentId } } },
      include: { runs: true },
      orderBy: { variant: { item: { position: 'asc' } } },
    })
    expect(submissions).toMatchObject([
      {
        createdAt: examAt(60),
        unreadable: [{ part: 'again', says: expect.any(String) }],
        runs: [{ status: 'FINISHED', score: 0.5 }],
      },
      { createdAt: examAt(60), unreadable: null, runs: [{ status: 'QUEUED', mode: 'LIVE' }] },
    ])
    const room = await findSittings(course.instructor, { slug: course.slug, assignmentId }, examAt(70))
    expect(room?.students[1]).toMatchObject({ state: 'over', closed: true, unreadable: true })
  })

  it('shows nothing of what came of it before it is released, and all of it afterwards', async () => {
    await exam.write()
    await closeSittings(examAt(61))
    const [submission] = await database.submission.findMany({
      where: { variant: { itemId: twoPartsId } },
      include: { runs: true },
    })
    const runId = submission?.runs[0]?.id ?? ''
    const points = { itemId: labId, userId: student.id, points: 7, reason: 'seen by a person' }
    expect(await setOverride(course.instructor, points)).toEqual({ ok: true })
    const hidden = await exam.everythingShown(130)
    for (const secret of [canaries.solution, canaries.misconception, canaries.hint, 'seen by a person'])
      expect(hidden).not.toContain(secret)
    expect(hidden).not.toMatch(/"score":\s*0\.5/)
    expect(await openItem(student, twoPartsId, examAt(130))).toBeNull()
    expect(await findSubmission(student, submission?.id, examAt(130))).toBeNull()
    expect(await findRun(student, runId, examAt(130))).toBeNull()
    expect(await findAssignment(student, assignmentId, examAt(130))).toMatchObject({ items: [], earned: 0 })
    // Staff see it.
    const row = (await findGradebook(course.instructor, course.slug))?.students.find(
      ({ id }) => id === student.id,
    )
    expect(row?.scores.map(({ earned }) => earned)).toContain(5)
    expect(await findSubmission(course.assistant, submission?.id, examAt(130))).toMatchObject({
      state: { status: 'graded', points: 5 },
      unreadable: [{ part: 'again' }],
    })

    expect(await releaseExam(course.assistant, { assignmentId }, examAt(130))).toMatchObject({
      code: 'not-found',
    })
    expect(await releaseExam(course.instructor, { assignmentId }, examAt(130))).toEqual({ ok: true })
    expect(await releaseExam(course.instructor, { assignmentId }, examAt(130))).toMatchObject({
      code: 'released',
    })
    expect(await findAssignment(student, assignmentId, examAt(131))).toMatchObject({
      earned: 12,
      window: 'closed',
      items: [{ earned: 5 }, { earned: 7 }],
    })
    expect(await openItem(student, twoPartsId, examAt(131))).toMatchObject({
      sitting: null,
      earned: 5,
      submit: { possible: false },
    })
    expect((await openItem(student, twoPartsId, examAt(131)))?.solution).not.toBeNull()
    expect(await findSubmission(student, submission?.id, examAt(131))).not.toBeNull()
    expect(await findRun(student, runId, examAt(131))).not.toBeNull()
  })

  it('is handed in early by a student, and released at its moment, but not while somebody writes', async () => {
    await exam.write()
    const other = { ...course.otherStudent, address: '192.0.2.8' }
    await exam.start(20, other)
    expect(await handInExam(student, { assignmentId }, examAt(30))).toEqual({ ok: true })
    expect(await handInExam(student, { assignmentId }, examAt(31))).toMatchObject({ code: 'over' })
    expect(await exam.save(30.1, typedInExam('1', '1'), twoPartsId, 1)).toMatchObject({
      ok: false,
      code: 'closed',
    })
    expect(await closeSittings(examAt(30))).toBe(1)
    const [submission] = await database.submission.findMany({ where: { variant: { itemId: twoPartsId } } })
    expect(submission?.createdAt).toEqual(examAt(30))
    expect(await releaseExam(course.instructor, { assignmentId }, examAt(40))).toMatchObject({
      code: 'still-written',
    })
    await database.exam.update({ where: { assignmentId }, data: { releaseAt: examAt(70) } })
    await closeSittings(examAt(75))
    expect(await exam.state(76)).toBe('over')
    expect(await closeSittings(examAt(81))).toBe(1)
    expect(await exam.state(82)).toBe('released')
  })
})
