// A regrade from its beginning to its undoing: the queue's runs are judged by what a worker calls.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Viewer } from '#server/access/viewer.ts'
import { findAudit } from '#server/courses/find-audit.ts'
import { database } from '#server/database/client.ts'
import { stopExercisePool } from '#server/exercises/ask-exercise.ts'
import { storeTree } from '#server/exercises/store-tree.ts'
import { findGradebook } from '#server/gradebook/find-gradebook.ts'
import { beginTry } from '#server/grading/begin-try.ts'
import { finishTry } from '#server/grading/finish-try.ts'
import { openItem } from '#server/overview/open-item.ts'
import { stopSender } from '#server/queue/enqueue-run.ts'
import { prepareQueue } from '#server/queue/prepare-queue.ts'
import { commitRegrade, discardRegrade, judgeMore } from '#server/regrades/decide-regrade.ts'
import { findRegrades } from '#server/regrades/find-regrades.ts'
import { startRegrade } from '#server/regrades/start-regrade.ts'
import { undoRegrade } from '#server/regrades/undo-regrade.ts'
import { findRun } from '#server/runs/find-run.ts'
import { findSubmission } from '#server/submissions/find-submission.ts'
import { submitResponse } from '#server/submissions/submit-response.ts'
import { makeCourse, type TestCourse } from '#server/testing/make-course.ts'
import { corrected, publishOther } from '#server/testing/publish-other.ts'
import { submitLab } from '#server/testing/submit-lab.ts'
import { gradeRun } from './grade-run.ts'

beforeAll(prepareQueue)
afterAll(async () => {
  await stopSender()
  await stopExercisePool()
})

const reason = 'One round trip was asked for, not two.'

async function answer(course: TestCourse, student: Viewer, trips: number): Promise<void> {
  const itemId = course.exerciseItemId
  await openItem(student, itemId)
  const { parameters } = await database.variant.findFirstOrThrow({ where: { itemId, userId: student.id } })
  const rtt = Number(Reflect.get(Object(parameters), 'rtt'))
  const response = { total: { value: String(trips * rtt), unit: 'ms' } }
  const done = await submitResponse(student, { itemId, attempt: 1, key: crypto.randomUUID(), response })
  if (!done.ok) throw new Error(done.says)
}

async function judgeAll(regradeId: string): Promise<number> {
  const runs = await database.gradingRun.findMany({ where: { regradeId, mode: 'SHADOW', status: 'QUEUED' } })
  for (const { id } of runs) {
    const options = {
      takeCell: () => Promise.reject(new Error('No answer needs a cell.')),
      signal: new AbortController().signal,
      onFault: () => {},
    }
    while ((await gradeRun(id, options)) === 'again');
  }
  return runs.length
}

const pointsOf = async ({ instructor, slug, student, otherStudent }: TestCourse) => {
  const book = await findGradebook(instructor, slug)
  return [student, otherStudent].map(
    ({ id }) => book?.students.find((one) => one.id === id)?.scores[0]?.earned ?? null,
  )
}

/** `student` answered two round trips, which is right; `otherStudent` one. */
async function answered(): Promise<TestCourse & { to: string }> {
  const course = await makeCourse()
  await answer(course, course.student, 2)
  await answer(course, course.otherStudent, 1)
  return { ...course, to: await publishOther(2, corrected) }
}

async function begin(course: TestCourse & { to: string }): Promise<string> {
  const input = { itemId: course.exerciseItemId, versionId: course.to, reason }
  const started = await startRegrade(course.instructor, input)
  if (!started.ok) throw new Error(started.says)
  return started.regradeId
}

const change = (before: string, after: string) => [{ what: 'total', before, after }]

describe('a regrade', () => {
  it('changes nothing until it is committed, then all at once, and is undone', async () => {
    const course = await answered()
    const { instructor, student, otherStudent, exerciseItemId: itemId } = course
    expect(await pointsOf(course)).toEqual([10, 0])
    const regradeId = await begin(course)
    expect(await findRegrades(instructor, itemId)).toMatchObject({
      open: { total: 2, judged: 0, comparison: null },
    })
    expect(await commitRegrade(instructor, { regradeId, onlyIncreases: false })).toMatchObject({
      code: 'not-judged-yet',
    })
    expect(await judgeAll(regradeId)).toBe(2)
    expect(await pointsOf(course)).toEqual([10, 0])
    expect(await findRegrades(instructor, itemId)).toMatchObject({
      open: {
        judged: 2,
        faulted: 0,
        comparison: {
          unchanged: 0,
          changed: [
            { userId: student.id, before: 10, after: 0, changes: change('right', 'wrong') },
            { userId: otherStudent.id, before: 0, after: 10, changes: change('wrong', 'right') },
          ],
        },
      },
    })
    // The shadow is nobody's but staff's.
    const shadow = await database.gradingRun.findFirstOrThrow({ where: { regradeId, userId: student.id } })
    expect(await findRun(student, shadow.id)).toBeNull()
    expect(await findRun(course.assistant, shadow.id)).not.toBeNull()

    expect(await commitRegrade(instructor, { regradeId, onlyIncreases: false })).toEqual({
      ok: true,
      students: 2,
    })
    expect(await pointsOf(course)).toEqual([0, 10])
    expect(await openItem(otherStudent, itemId)).toMatchObject({
      earned: 10,
      exercise: { version: 2 },
      regraded: { reason },
    })
    const entries = (await findAudit(instructor, { slug: course.slug }))?.lines ?? []
    const told = entries.filter(({ act }) => act === 'regraded')
    expect(told.every((one) => one.by === 'instructor' && one.reason === reason)).toBe(true)
    // Of each student whose points changed, and of the item.
    expect(told.map(({ of }) => of?.name ?? 'nobody').toSorted()).toEqual(['nobody', 'other', 'student'])
    expect(await commitRegrade(instructor, { regradeId, onlyIncreases: false })).toMatchObject({
      code: 'decided',
    })

    expect(await undoRegrade(instructor, { regradeId })).toEqual({ ok: true, students: 2 })
    expect(await pointsOf(course)).toEqual([10, 0])
    expect(await openItem(otherStudent, itemId)).toMatchObject({ exercise: { version: 1 }, regraded: null })
    expect(await undoRegrade(instructor, { regradeId })).toMatchObject({ code: 'decided' })
    expect(await database.gradingRun.count({ where: { variant: { itemId } } })).toBe(2)
  })

  it('takes nothing away when only what gained is committed', async () => {
    const course = await answered()
    const regradeId = await begin(course)
    await judgeAll(regradeId)
    expect(await commitRegrade(course.instructor, { regradeId, onlyIncreases: true })).toEqual({
      ok: true,
      students: 1,
    })
    expect(await pointsOf(course)).toEqual([10, 10])
    // What was left as it was is read beside what it was judged by.
    for (const [viewer, version, regraded] of [
      [course.student, 1, null],
      [course.otherStudent, 2, { reason }],
    ] as const) {
      const { id } = await database.submission.findFirstOrThrow({ where: { userId: viewer.id } })
      expect(await findSubmission(viewer, id)).toMatchObject({ exercise: { version }, regraded })
    }
    // Another one compares with what counts now, and can be thrown away.
    const again = await begin({ ...course, to: await publishOther(3, (text) => text) })
    await judgeAll(again)
    expect(await findRegrades(course.instructor, course.exerciseItemId)).toMatchObject({
      open: {
        comparison: { unchanged: 1, changed: [{ userId: course.otherStudent.id, before: 10, after: 0 }] },
      },
      past: [{ id: regradeId, state: 'COMMITTED', onlyIncreases: true, from: 1, to: 2 }],
    })
    expect(await discardRegrade(course.instructor, { regradeId: again })).toEqual({ ok: true })
    expect(await pointsOf(course)).toEqual([10, 10])
    expect(await undoRegrade(course.instructor, { regradeId })).toMatchObject({ ok: true })
    expect(await pointsOf(course)).toEqual([10, 0])
  })

  it('waits for what is handed in while it is open', async () => {
    const course = await answered()
    const regradeId = await begin(course)
    await judgeAll(regradeId)
    const { student, instructor } = course
    const latecomer = await database.enrolment.create({
      data: { courseId: course.courseId, userId: course.stranger.id, role: 'STUDENT' },
    })
    await answer(course, course.stranger, 1)
    expect(await findRegrades(instructor, course.exerciseItemId)).toMatchObject({
      open: { total: 3, judged: 2 },
    })
    const commit = { regradeId, onlyIncreases: false }
    expect(await commitRegrade(instructor, commit)).toMatchObject({ code: 'not-judged-yet' })
    expect(await judgeAll(regradeId)).toBe(1)
    expect(await commitRegrade(instructor, commit)).toEqual({ ok: true, students: 3 })
    const book = await findGradebook(instructor, course.slug)
    expect(book?.students.find(({ id }) => id === latecomer.userId)?.scores[0]?.earned).toBe(10)
    expect(await openItem(student, course.exerciseItemId)).toMatchObject({ earned: 0 })
  })

  it('is refused for versions that ask otherwise, for nobody’s work, twice at once, and to others', async () => {
    const course = await answered()
    const { instructor, exerciseItemId: itemId, labItemId } = course
    const start = (versionId: string, viewer = instructor, why = reason) =>
      startRegrade(viewer, { itemId, versionId, reason: why })
    const renamed = await publishOther(4, (text) =>
      text.replaceAll('total', 'sum').replaceAll('rtt', 'trip').replace('{{trip}}.', '{{trip}}!'),
    )
    expect(await start(renamed)).toMatchObject({ code: 'not-comparable' })
    const otherPart = await publishOther(5, (text) => text.replaceAll('total', 'sum'))
    expect(await start(otherPart)).toMatchObject({
      code: 'not-comparable',
      says: 'Not begun: That version has no part “total”, which students answered.',
    })
    expect(await start(course.to, instructor, ' ')).toMatchObject({ code: 'no-reason' })
    for (const viewer of [course.assistant, course.student, course.stranger, course.operator]) {
      expect(await start(course.to, viewer)).toMatchObject({ code: 'not-found' })
      expect(await findRegrades(viewer, itemId)).toBeNull()
    }
    const lab = await database.assignmentItem.findUniqueOrThrow({ where: { id: labItemId } })
    const ofLab = { itemId: labItemId, versionId: lab.exerciseVersionId, reason }
    expect(await startRegrade(instructor, ofLab)).toMatchObject({ code: 'nothing-handed-in' })
    // The lab's version is none of the exercise.
    expect(await start(lab.exerciseVersionId)).toMatchObject({ code: 'not-found' })
    const both = await Promise.all([start(course.to), start(course.to)])
    expect(both.map((one) => (one.ok ? 'ok' : one.code)).toSorted()).toEqual(['ok', 'open-already'])
  })

  it('says what could not be judged, leaves that as it was, and judges it once more when asked', async () => {
    const course = await makeCourse()
    const { instructor, student, labItemId: itemId } = course
    const { runId } = await submitLab(course)
    const first = await beginTry(runId)
    if (first === null) throw new Error('There was nothing to try.')
    await finishTry(first, { checks: [], score: 0.5 })
    const { exerciseVersionId: versionId } = await database.assignmentItem.findUniqueOrThrow({
      where: { id: itemId },
    })
    const started = await startRegrade(instructor, { itemId, versionId, reason })
    if (!started.ok) throw new Error(started.says)
    const { regradeId } = started
    // No sandbox, three times.
    expect(await judgeAll(regradeId)).toBe(1)
    expect(await findRegrades(instructor, itemId)).toMatchObject({
      open: { judged: 1, faulted: 1, comparison: { changed: [], unchanged: 1 } },
    })
    expect(await judgeMore(instructor, { regradeId })).toEqual({ ok: true, submissions: 1 })
    const shadow = await database.gradingRun.findFirstOrThrow({ where: { regradeId } })
    const second = await beginTry(shadow.id)
    if (second?.judges !== 'program') throw new Error('There was nothing to try.')
    expect(second.order.seed).toBe(first.judges === 'program' ? first.order.seed : null)
    await finishTry(second, { checks: [], score: 1 })
    expect(await commitRegrade(instructor, { regradeId, onlyIncreases: false })).toEqual({
      ok: true,
      students: 1,
    })
    expect(await openItem(student, itemId)).toMatchObject({ earned: 20, lastRun: { id: shadow.id } })
  })

  it('of an answer handed in at the moment of committing, loses none', async () => {
    const course = await answered()
    const regradeId = await begin(course)
    await judgeAll(regradeId)
    const { courseId, stranger, instructor, exerciseItemId: itemId } = course
    await database.enrolment.create({ data: { courseId, userId: stranger.id, role: 'STUDENT' } })
    await openItem(stranger, itemId)
    const [handedIn, committed] = await Promise.all([
      answer(course, stranger, 1).then(
        () => 'taken',
        () => 'refused',
      ),
      commitRegrade(instructor, { regradeId, onlyIncreases: false }),
    ])
    const earned = (await openItem(stranger, itemId))?.earned ?? null
    // Before: the commit waits for it. After: it is judged by the new version, or asked for once more.
    const state = [handedIn, committed.ok, earned]
    expect([
      ['taken', false, 0],
      ['taken', true, 10],
      ['refused', true, null],
    ]).toContainEqual(state)
  })

  it('mends an item whose version does not load any more', async () => {
    const course = await answered()
    const { instructor, student, exerciseItemId: itemId } = course
    const { exerciseVersionId: id } = await database.assignmentItem.findUniqueOrThrow({
      where: { id: itemId },
    })
    const { treeDigest } = await database.exerciseVersion.findUniqueOrThrow({ where: { id } })
    const broken = await database.$transaction((tx) =>
      storeTree(tx, new Map([['exercise.md', Buffer.from('---\nid: two-round-trips\nnonsense: 1\n---\n')]])),
    )
    await database.exerciseVersion.update({ where: { id }, data: { treeDigest: broken } })
    await expect(openItem(student, itemId)).rejects.toThrow('cannot be shown')
    const regradeId = await begin(course)
    await judgeAll(regradeId)
    expect(await findRegrades(instructor, itemId)).toMatchObject({ open: { judged: 2, faulted: 0 } })
    expect(await commitRegrade(instructor, { regradeId, onlyIncreases: false })).toMatchObject({ ok: true })
    expect(await openItem(student, itemId)).toMatchObject({ exercise: { version: 2 } })
    await database.exerciseVersion.update({ where: { id }, data: { treeDigest } })
  })
})
