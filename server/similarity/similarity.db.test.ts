import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Viewer } from '#server/access/viewer.ts'
import { database } from '#server/database/client.ts'
import { stopSender } from '#server/queue/enqueue-run.ts'
import { prepareQueue } from '#server/queue/prepare-queue.ts'
import { comparePrograms } from '#server/similarity/compare-programs.ts'
import { findPair } from '#server/similarity/find-pair.ts'
import { findSimilarity } from '#server/similarity/find-similarity.ts'
import {
  beginSimilarity,
  endSimilarity,
  giveSimilarityBack,
  noteSimilarity,
} from '#server/similarity/run-similarity.ts'
import { startSimilarity, stopSimilarity } from '#server/similarity/start-similarity.ts'
import { makeCourse, type TestCourse } from '#server/testing/make-course.ts'
import { makePrograms, renamed } from '#server/testing/similar-programs.ts'
import { submitLab } from '#server/testing/submit-lab.ts'

let course: TestCourse
let earlier: TestCourse
beforeAll(async () => {
  await prepareQueue()
  course = await makeCourse()
  earlier = await makeCourse()
  const [mine] = makePrograms(1, 'similarity')
  await hand(course, course.student, 'print("an earlier try")\n')
  await hand(course, course.student, mine?.text ?? '')
  await hand(course, course.otherStudent, renamed(mine?.text ?? ''))
  await hand(course, course.assistant, mine?.text ?? '')
  await hand(earlier, earlier.student, mine?.text ?? '')
  // Who teaches now taught then; the assistant did not.
  await database.enrolment.create({
    data: { courseId: earlier.courseId, userId: course.instructor.id, role: 'INSTRUCTOR' },
  })
})
afterAll(stopSender)

const hand = (where: TestCourse, who: Viewer, text: string) =>
  submitLab(where, who, { language: 'python', files: [{ path: 'main.py', text }] })

const itemId = () => course.labItemId
const look = async (viewer: Viewer, from: unknown = null) =>
  (await findSimilarity(viewer, { itemId: itemId(), from }))?.state
const jobOf = async () =>
  (await database.similarityRun.findUniqueOrThrow({ where: { itemId: itemId() } })).jobId

/** As a worker does. */
async function work(): Promise<void> {
  const jobId = await jobOf()
  const order = await beginSimilarity(jobId)
  if (order === null) throw new Error('There was nothing to compare.')
  const result = await comparePrograms(order.programs, order.starter, {
    signal: new AbortController().signal,
    onRead: (done) => noteSimilarity(jobId, done, order.programs.length),
  })
  if (result === null) throw new Error('It was stopped.')
  await endSimilarity(jobId, { result })
}

describe('the similarity of an item’s programs', { timeout: 120_000 }, () => {
  it('is begun once, by staff, shows how far it is, and can be stopped', async () => {
    expect(await look(course.instructor)).toEqual({ is: 'none' })
    expect(await startSimilarity(course.student, { itemId: itemId() })).toMatchObject({ code: 'not-found' })
    for (const viewer of [course.instructor, course.assistant])
      expect(await startSimilarity(viewer, { itemId: itemId() })).toEqual({ ok: true })
    const jobId = await jobOf()
    const order = await beginSimilarity(jobId)
    // Two students, one of the earlier term, and the lab's solution; nobody's earlier try, and no staff.
    expect(order?.programs.map(({ people, own }) => [people, own])).toEqual([
      [[course.otherStudent.id], true],
      [[course.student.id], true],
      [[earlier.student.id], false],
      [[], false],
    ])
    expect(await noteSimilarity(jobId, 1, 4)).toBe(true)
    expect(await look(course.instructor)).toEqual({ is: 'waiting', done: 1, total: 4 })
    await giveSimilarityBack(jobId)
    expect(await stopSimilarity(course.assistant, { itemId: itemId() })).toEqual({ ok: true })
    expect(await noteSimilarity(jobId, 2, 4)).toBe(false)
    expect(await beginSimilarity(jobId)).toBeNull()
    expect(await look(course.instructor)).toEqual({ is: 'none' })
    expect(await startSimilarity(course.instructor, { itemId: course.exerciseItemId })).toMatchObject({
      code: 'no-programs',
    })
  })

  it('names pairs to staff, of other courses to whoever staffs those too', async () => {
    await startSimilarity(course.instructor, { itemId: itemId() })
    await work()
    const pairsOf = async (viewer: Viewer, from?: number) => {
      const state = await look(viewer, from)
      if (state?.is !== 'finished') throw new Error(`It is ${JSON.stringify(state)}.`)
      return state.pairs.map(({ left, right }) =>
        [left, right].map((name) => (name.is === 'student' ? [name.name, name.where !== null] : name.path)),
      )
    }
    const within = [
      ['other', false],
      ['student', false],
    ]
    const all = await pairsOf(course.instructor)
    expect(all).toHaveLength(3)
    expect(all).toContainEqual(within)
    expect(all).toContainEqual([
      ['student', false],
      ['student', true],
    ])
    expect(await pairsOf(course.assistant)).toEqual([within])
    expect(await pairsOf(course.assistant, 100)).toHaveLength(1)
    expect(await look(course.student)).toBeUndefined()
    expect(await look(earlier.instructor)).toBeUndefined()
  })

  it('lays two side by side, with the lines that match', async () => {
    const state = await look(course.instructor)
    const pair = state?.is === 'finished' ? state.pairs : []
    const keys = pair.map(({ left, right }) => ({
      left: left.is === 'student' ? left.submissionId : '',
      right: right.is === 'student' ? right.submissionId : '',
      where: right.is === 'student' ? right.where : null,
    }))
    const ask = (viewer: Viewer, { left, right }: (typeof keys)[number]) =>
      findPair(viewer, { itemId: itemId(), left, right })
    for (const key of keys) {
      const found = await ask(course.instructor, key)
      expect(found?.matches.length).toBeGreaterThan(0)
      for (const { left, right } of found?.matches ?? []) {
        expect(found?.left.files[0]?.lines.length).toBeGreaterThanOrEqual(left.to)
        expect(right.path).toBe('main.py')
      }
      for (const viewer of [course.student, course.stranger, course.operator])
        expect(await ask(viewer, key)).toBeNull()
      expect((await ask(course.assistant, key)) === null).toBe(key.where !== null)
    }
  })

  it('knows all whose work a program is, and compares none of them with it', async () => {
    const { assignmentId, student, otherStudent, instructor } = course
    const seats = [student, otherStudent].map(({ id }) => ({ assignmentId, userId: id }))
    const team = await database.team.create({ data: { assignmentId, seats: { create: seats } } })
    await database.variant.updateMany({
      where: { itemId: itemId(), userId: student.id },
      data: { userId: null, teamId: team.id },
    })
    await startSimilarity(instructor, { itemId: itemId() })
    const order = await beginSimilarity(await jobOf())
    const members = [student.id, otherStudent.id].toSorted()
    expect(order?.programs.map(({ people }) => people)).toContainEqual(members)
    await work()
    const state = await look(instructor)
    const pairs = state?.is === 'finished' ? state.pairs : []
    expect(
      pairs.map(({ left, right }) =>
        [left, right].map((one) => (one.is === 'student' ? one.name : one.path)),
      ),
    ).toEqual(expect.arrayContaining([['other, student', 'student']]))
    expect(
      pairs.filter(({ left, right }) => [left, right].every((one) => one.is === 'student' && !one.where)),
    ).toEqual([])
  })
})
