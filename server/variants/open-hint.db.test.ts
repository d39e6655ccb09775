// Hints with a price: their text comes when they are paid, once, in their order, and at the price that was shown.
import { afterAll, expect, it } from 'vitest'
import { ParametersSchema } from '#graders/exercise/variant/parameters.ts'
import { database } from '#server/database/client.ts'
import { stopExercisePool } from '#server/exercises/ask-exercise.ts'
import { findGradebook } from '#server/gradebook/find-gradebook.ts'
import { findStudentWork } from '#server/gradebook/find-student-work.ts'
import { findDashboard } from '#server/overview/find-dashboard.ts'
import { openItem } from '#server/overview/open-item.ts'
import { prepareQueue } from '#server/queue/prepare-queue.ts'
import { findSubmission } from '#server/submissions/find-submission.ts'
import { submitProgram } from '#server/submissions/submit-program.ts'
import { submitResponse } from '#server/submissions/submit-response.ts'
import { canaries } from '#server/testing/canaries.ts'
import { makeCourse, type TestCourse, tinyProgram } from '#server/testing/make-course.ts'
import { newNumbers } from '#server/variants/new-numbers.ts'
import { openHint } from '#server/variants/open-hint.ts'

afterAll(async () => {
  await stopExercisePool()
  await database.$disconnect()
})

const open = (
  course: TestCourse,
  input: { hint?: unknown; cost?: unknown; itemId?: string; variantId?: string | undefined } = {},
) => openHint(course.student, { itemId: course.exerciseItemId, hint: 2, cost: 20, ...input })
const shown = async (course: TestCourse, viewer = course.student) =>
  (await openItem(viewer, course.exerciseItemId))?.hints.map(({ cost, text }) => [cost, text !== null])
const submit = (course: TestCourse, value: number, attempt = 1) =>
  submitResponse(course.student, {
    itemId: course.exerciseItemId,
    attempt,
    key: crypto.randomUUID(),
    response: { total: { kind: 'number', value: String(value), unit: 'ms' } },
  })
async function rightValue(course: TestCourse): Promise<number> {
  const { parameters } = await database.variant.findFirstOrThrow({
    where: { itemId: course.exerciseItemId, userId: course.student.id },
    orderBy: { attempt: 'desc' },
  })
  return 2 * (ParametersSchema.parse(parameters)['rtt'] ?? 0)
}

it('is nowhere before it is opened, and costs what it said on every page alike', async () => {
  const course = await makeCourse()
  const closed = await openItem(course.student, course.exerciseItemId)
  expect(JSON.stringify(closed)).toContain('Count them.')
  expect(JSON.stringify(closed)).not.toContain(canaries.hint)
  expect(await shown(course)).toEqual([
    [0, true],
    [20, false],
    [0, false],
  ])
  const elsewhere = await openItem(course.otherStudent, course.exerciseItemId)
  expect(await open(course, { variantId: elsewhere?.variantId })).toMatchObject({ code: 'stale-numbers' })
  const before = await submit(course, 7)
  // Nobody pays twice, however often it is pressed.
  expect(await Promise.all([open(course), open(course)])).toEqual([{ ok: true }, { ok: true }])
  expect(await open(course)).toEqual({ ok: true })
  const opened = await openItem(course.student, course.exerciseItemId)
  expect(JSON.stringify(opened?.hints)).toContain(canaries.hint)
  expect(await shown(course)).toEqual([
    [0, true],
    [20, true],
    [0, true],
  ])
  expect(await shown(course, course.otherStudent)).toContainEqual([20, false])

  const after = await submit(course, await rightValue(course))
  expect(before).toMatchObject({ ok: true, hintsCost: 0 })
  expect(after).toMatchObject({ ok: true, hintsCost: 20 })
  expect(await openItem(course.student, course.exerciseItemId)).toMatchObject({
    earned: 8,
    latest: { hintsCost: 20 },
    submissions: [
      { hintsCost: 20, state: { points: 8 } },
      { hintsCost: 0, state: { points: 0 } },
    ],
  })
  expect(after.ok && (await findSubmission(course.student, after.submissionId))).toMatchObject({
    hintsCost: 20,
    state: { points: 8 },
  })
  expect((await findDashboard(course.student)).due[0]?.items[0]).toMatchObject({ earned: 8 })
  const book = await findGradebook(course.instructor, course.slug)
  expect(book?.students.find(({ id }) => id === course.student.id)?.scores[0]).toMatchObject({
    earned: 8,
    reduced: true,
  })
  const work = await findStudentWork(course.instructor, { slug: course.slug, userId: course.student.id })
  expect(work?.assignments[0]?.items[0]).toMatchObject({
    earned: 8,
    submissions: [{ hintsCost: 20 }, { hintsCost: 0 }],
  })
})

it('stays paid with new numbers, and costs nothing more', async () => {
  const course = await makeCourse()
  await shown(course)
  await open(course)
  await submit(course, 7)
  expect(await newNumbers(course.student, { itemId: course.exerciseItemId, attempt: 1 })).toMatchObject({
    ok: true,
  })
  expect(await shown(course)).toContainEqual([20, true])
  expect(await submit(course, await rightValue(course), 2)).toMatchObject({ hintsCost: 20 })
})

it('refuses what a page never sends, and opens nothing', async () => {
  const course = await makeCourse()
  await shown(course)
  for (const [input, code] of [
    // The third costs nothing, but comes after one that does.
    [{ hint: 3, cost: 0 }, 'not-in-order'],
    [{ cost: 0 }, 'other-cost'],
    [{ cost: 19 }, 'other-cost'],
    [{ cost: -20 }, 'invalid'],
    [{ cost: Number.NaN }, 'invalid'],
    [{ hint: 0 }, 'not-found'],
    [{ hint: 4 }, 'not-found'],
    [{ hint: -1 }, 'invalid'],
    [{ hint: '2' }, 'invalid'],
    [{ itemId: 'another' }, 'not-found'],
  ] as const) {
    expect(await open(course, input)).toMatchObject({ ok: false, code })
  }
  const { stranger, exerciseItemId: itemId } = course
  expect(await openHint(stranger, { itemId, hint: 2, cost: 20 })).toMatchObject({ code: 'not-found' })
  expect(await shown(course)).toContainEqual([20, false])
  expect(await database.openedHint.count({ where: { itemId } })).toBe(0)
})

it('is closed with its assignment', async () => {
  const course = await makeCourse({ dueAt: new Date(Date.now() - 1_000) })
  expect(await open(course)).toMatchObject({ ok: false, code: 'closed' })
})

it('of a lab counts for its programs', async () => {
  await prepareQueue()
  const course = await makeCourse()
  const { student, labItemId: itemId } = course
  await openItem(student, itemId)
  await database.openedHint.create({
    data: { itemId, userId: student.id, hint: 1, cost: 10, openedAt: new Date() },
  })
  const key = crypto.randomUUID()
  const first = await submitProgram(student, { itemId, key, program: tinyProgram })
  expect(first).toMatchObject({ ok: true, hintsCost: 10 })
  expect(await submitProgram(student, { itemId, key, program: tinyProgram })).toEqual(first)
  expect(await openItem(student, itemId)).toMatchObject({ lastRun: { hintsCost: 10 } })
})
