// A set of numbers is open until full marks, the solution or new numbers end it; until then nothing that comes back
// holds a right value.
import { afterAll, expect, it } from 'vitest'
import { ParametersSchema } from '#graders/exercise/variant/parameters.ts'
import { database } from '#server/database/client.ts'
import { findGradebook } from '#server/gradebook/find-gradebook.ts'
import { findDashboard } from '#server/overview/find-dashboard.ts'
import { openItem } from '#server/overview/open-item.ts'
import { findSubmission } from '#server/submissions/find-submission.ts'
import { submitResponse } from '#server/submissions/submit-response.ts'
import { canaries } from '#server/testing/canaries.ts'
import { makeCourse, type TestCourse } from '#server/testing/make-course.ts'
import { newNumbers } from '#server/variants/new-numbers.ts'
import { showSolution } from '#server/variants/show-solution.ts'

afterAll(() => database.$disconnect())

const place = ({ exerciseItemId }: TestCourse, attempt = 1) => ({ itemId: exerciseItemId, attempt })
const typed = (value: string | number) => ({
  total: { kind: 'number' as const, value: String(value), unit: 'ms' },
})
const submit = (
  course: TestCourse,
  value: string | number,
  more: { attempt?: number; after?: string | null } = {},
) =>
  submitResponse(course.student, {
    ...place(course),
    key: crypto.randomUUID(),
    response: typed(value),
    ...more,
  })
async function open(course: TestCourse) {
  const view = await openItem(course.student, course.exerciseItemId)
  if (view?.kind !== 'exercise') throw new Error('The item is not there.')
  return view
}
async function rightValue(course: TestCourse): Promise<number> {
  await open(course)
  const { parameters } = await database.variant.findFirstOrThrow({
    where: { itemId: course.exerciseItemId, userId: course.student.id },
    orderBy: { attempt: 'desc' },
  })
  return 2 * (ParametersSchema.parse(parameters)['rtt'] ?? 0)
}

it('takes answer after answer, and shows no solution, until one is right', async () => {
  const course = await makeCourse()
  const right = await rightValue(course)
  for (const [index, wrong] of [7, 8, 9].entries()) {
    const judged = await submit(course, wrong)
    expect(judged).toMatchObject({ ok: true, result: { score: 0 } })
    const view = await open(course)
    expect(view).toMatchObject({
      attempt: 1,
      ended: null,
      answers: index + 1,
      retriesLeft: null,
      solution: null,
      submit: { possible: true },
      newNumbers: { possible: true },
      showSolution: { possible: true },
      latest: { response: typed(wrong) },
    })
    const submission = judged.ok ? await findSubmission(course.student, judged.submissionId) : null
    expect(submission).toMatchObject({ solution: null })
    for (const seen of [judged, view, submission]) {
      const text = JSON.stringify(seen)
      expect(text).toContain(String(wrong))
      expect(text).not.toContain(canaries.solution)
      expect(text).not.toContain(`${right} ms`)
    }
  }
  expect(await submit(course, right)).toMatchObject({ ok: true, result: { score: 1 } })
  const ended = await open(course)
  expect(ended).toMatchObject({ ended: 'FULL_MARKS', earned: 10, submit: { possible: false } })
  expect(JSON.stringify(ended.solution)).toContain(canaries.solution)
  expect(await submit(course, right)).toMatchObject({ code: 'set-ended' })
})

it('is ended by asking for the solution, after an answer, and only where it is shown then', async () => {
  const course = await makeCourse()
  const right = await rightValue(course)
  const { student } = course
  expect(await showSolution(student, place(course))).toMatchObject({ code: 'not-answered' })
  await submit(course, 7)
  expect(await showSolution(student, place(course, 2))).toMatchObject({ code: 'stale-numbers' })
  expect(await Promise.all([1, 2].map(() => showSolution(student, place(course))))).toEqual([
    { ok: true },
    { ok: true },
  ])
  expect(await submit(course, right)).toMatchObject({ code: 'set-ended' })
  const view = await open(course)
  expect(view).toMatchObject({ ended: 'SOLUTION_SHOWN', earned: 0, newNumbers: { possible: true } })
  expect(JSON.stringify(view.solution)).toContain(canaries.solution)

  for (const [reveal, code] of [
    ['AFTER_DUE', 'not-yet'],
    ['NEVER', 'not-yet'],
  ] as const) {
    const other = await makeCourse({ reveal })
    await open(other)
    await submit(other, 7)
    expect(await showSolution(other.student, place(other))).toMatchObject({ code })
    expect(await open(other)).toMatchObject({ ended: null, showSolution: { possible: false } })
    // Full marks end it, and reveal no more than the policy does.
    await submit(other, await rightValue(other))
    expect(await open(other)).toMatchObject({ ended: 'FULL_MARKS', solution: null })
  }
})

it('is ended by new numbers; the old answers stay, with their solution', async () => {
  const course = await makeCourse()
  await open(course)
  const judged = await submit(course, 7)
  if (!judged.ok) throw new Error(judged.says)
  expect(await newNumbers(course.student, place(course))).toEqual({ ok: true, attempt: 2 })
  expect(await submit(course, 8)).toMatchObject({ code: 'stale-numbers' })
  expect(await open(course)).toMatchObject({ attempt: 2, ended: null, answers: 0, latest: null })
  const old = await findSubmission(course.student, judged.submissionId)
  expect(old).toMatchObject({ attempt: 1, response: typed(7) })
  expect(JSON.stringify(old?.solution)).toContain(canaries.solution)
})

it('is ended only by whose page it is', async () => {
  const course = await makeCourse()
  const { otherStudent } = course
  const page = await open(course)
  const own = await openItem(otherStudent, course.exerciseItemId)
  const answer = { ...place(course), key: crypto.randomUUID(), response: typed(7) }
  expect(await submitResponse(otherStudent, answer)).toMatchObject({ ok: true })
  const shown = { ...place(course), variantId: page.variantId }
  expect(await newNumbers(otherStudent, shown)).toMatchObject({ code: 'stale-numbers' })
  expect(await showSolution(otherStudent, shown)).toMatchObject({ code: 'stale-numbers' })
  expect(await openItem(otherStudent, course.exerciseItemId)).toMatchObject({ attempt: 1, ended: null })
  const theirs = { ...shown, variantId: own?.variantId }
  expect(await newNumbers(otherStudent, theirs)).toEqual({ ok: true, attempt: 2 })
})

it('counts retries, and takes off what they cost on every page alike', async () => {
  const course = await makeCourse({ retries: 2, retryCost: 20 })
  const right = await rightValue(course)
  expect(await open(course)).toMatchObject({ retriesLeft: 3, answers: 0 })
  await submit(course, 7)
  expect(await open(course)).toMatchObject({ retriesLeft: 2, answers: 1, assignment: { retryCost: 20 } })
  const last = await submit(course, right)
  const retried = { retries: 1, percentOff: 20 }
  const view = await open(course)
  expect(view).toMatchObject({
    earned: 8,
    latest: { retried },
    submissions: [
      { retried, state: { points: 8 } },
      { retried: null, state: { points: 0 } },
    ],
  })
  expect(last.ok && (await findSubmission(course.student, last.submissionId))).toMatchObject({
    retried,
    state: { points: 8 },
  })
  const [shown] = (await findDashboard(course.student)).due
  expect(shown?.items[0]).toMatchObject({ earned: 8, progress: 'solved' })
  const book = await findGradebook(course.instructor, course.slug)
  const scores = book?.students.find(({ id }) => id === course.student.id)?.scores
  expect(scores?.[0]).toMatchObject({ earned: 8, reduced: true })
})

it('takes no more retries than are allowed; new numbers begin afresh', async () => {
  const course = await makeCourse({ retries: 1 })
  const right = await rightValue(course)
  await submit(course, 7)
  const both = await Promise.all([submit(course, 8), submit(course, 9)])
  // One at a time: the second is refused, whichever it is.
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await submit(course, right)).toMatchObject({ code: 'no-retries-left' })
  expect(await open(course)).toMatchObject({
    retriesLeft: 0,
    submit: { possible: false },
    newNumbers: { possible: true },
    showSolution: { possible: true },
  })
  await newNumbers(course.student, place(course))
  expect(await submit(course, await rightValue(course), { attempt: 2 })).toMatchObject({ ok: true })
})

it('shows what was judged elsewhere before it takes another answer', async () => {
  const course = await makeCourse()
  await open(course)
  const first = await submit(course, 7, { after: null })
  if (!first.ok) throw new Error(first.says)
  expect(await submit(course, 8, { after: null })).toMatchObject({ code: 'judged-elsewhere' })
  expect(await open(course)).toMatchObject({ latest: { submissionId: first.submissionId }, answers: 1 })
  expect(await submit(course, 8, { after: first.submissionId })).toMatchObject({ ok: true })
})
