import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ParametersSchema } from '#graders/exercise/variant/parameters.ts'
import { database } from '#server/database/client.ts'
import { openItem } from '#server/overview/open-item.ts'
import { submitResponse } from '#server/submissions/submit-response.ts'
import { makeCourse, type TestCourse } from '#server/testing/make-course.ts'
import { newNumbers } from '#server/variants/new-numbers.ts'

let course: TestCourse
beforeAll(async () => {
  course = await makeCourse({ attempts: 2 })
})
afterAll(() => database.$disconnect())

const rightAnswer = async (itemId: string, viewer: TestCourse['student']) => {
  const variant = await database.variant.findFirstOrThrow({
    where: { itemId, userId: viewer.id },
    orderBy: { attempt: 'desc' },
  })
  const { rtt = 0 } = ParametersSchema.parse(variant.parameters)
  return { total: { value: String(2 * rtt), unit: 'ms' } }
}

describe('submitting an answer', () => {
  it('stores it once, however often and at whatever speed the same key arrives', async () => {
    const { student, exerciseItemId: itemId } = course
    await openItem(student, itemId)
    const input = {
      itemId,
      attempt: 1,
      key: crypto.randomUUID(),
      response: await rightAnswer(itemId, student),
    }
    const results = await Promise.all(Array.from({ length: 8 }, () => submitResponse(student, input)))
    const ids = new Set(results.map((result) => (result.ok ? result.submissionId : result.code)))
    expect(ids.size).toBe(1)
    expect(results[0]).toMatchObject({ ok: true, result: { score: 1 } })
    expect(await database.submission.count({ where: { userId: student.id } })).toBe(1)
    expect(await submitResponse(student, { ...input, itemId: course.exerciseItemId })).toMatchObject({
      ok: true,
    })
  })

  it('takes no answer for numbers that full marks ended, and no more sets than attempts', async () => {
    const { student, exerciseItemId: itemId } = course
    const again = { itemId, attempt: 1, key: crypto.randomUUID(), response: {} }
    expect(await submitResponse(student, again)).toMatchObject({ ok: false, code: 'set-ended' })
    const taken = await Promise.all([1, 2, 3].map(() => newNumbers(student, { itemId, attempt: 1 })))
    expect(taken).toEqual([1, 2, 3].map(() => ({ ok: true, attempt: 2 })))
    expect(await submitResponse(student, again)).toMatchObject({ ok: false, code: 'stale-numbers' })
    expect(await newNumbers(student, { itemId, attempt: 2 })).toMatchObject({
      ok: false,
      code: 'not-answered',
    })
    const last = await Promise.all(
      [1, 2, 3].map(() => submitResponse(student, { ...again, attempt: 2, key: crypto.randomUUID() })),
    )
    expect(last.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await newNumbers(student, { itemId, attempt: 2 })).toMatchObject({
      ok: false,
      code: 'no-attempts-left',
    })
    const view = await openItem(student, itemId)
    expect(view).toMatchObject({ earned: 10, submissionsLeft: 0, submit: { possible: false } })
    expect(view?.submissions.map(({ attempt }) => attempt)).toEqual([2, 1])
  })

  it('gives two students their own numbers, and a student the same ones again', async () => {
    const { student, otherStudent, exerciseItemId: itemId } = course
    const seeds = new Set<string>()
    for (const viewer of [student, otherStudent]) {
      await Promise.all([openItem(viewer, itemId), openItem(viewer, itemId)])
      const [first] = await database.variant.findMany({ where: { itemId, userId: viewer.id, attempt: 1 } })
      if (first !== undefined) seeds.add(first.seed)
    }
    expect(seeds.size).toBe(2)
  })

  it('refuses after the due date, except from staff who try the item', async () => {
    const late = new Date(Date.now() + 7_200_000)
    const { otherStudent, instructor, exerciseItemId: itemId } = course
    const input = () => ({ itemId, attempt: 1, key: crypto.randomUUID(), response: {} })
    expect(await submitResponse(otherStudent, input(), late)).toMatchObject({ ok: false, code: 'closed' })
    expect(await submitResponse(instructor, input(), late)).toMatchObject({ ok: true })
  })

  it.each([
    ['no input', undefined],
    ['a key that is none', { key: 'x' }],
    ['a NUL in the answer', { response: { total: { value: '1\0', unit: 'ms' } } }],
    ['half a character', { response: { total: { value: '\ud800', unit: 'ms' } } }],
    ['an endless answer', { response: { total: { value: '1'.repeat(1_000_000), unit: 'ms' } } }],
    ['an extra field', { score: 1 }],
  ])('refuses %s and stores nothing', async (_what, change) => {
    const { otherStudent, exerciseItemId: itemId } = course
    const sound = { itemId, attempt: 1, key: crypto.randomUUID(), response: {} }
    const before = await database.submission.count()
    const result = await submitResponse(
      otherStudent,
      change === undefined ? undefined : { ...sound, ...change },
    )
    expect(result).toMatchObject({ ok: false, code: 'invalid' })
    expect(await database.submission.count()).toBe(before)
  })
})
