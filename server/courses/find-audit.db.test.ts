import { afterAll, expect, it } from 'vitest'
import { findAudit } from '#server/courses/find-audit.ts'
import { database } from '#server/database/client.ts'
import { setOverride } from '#server/overrides/set-override.ts'
import { makeCourse } from '#server/testing/make-course.ts'

afterAll(() => database.$disconnect())

it('holds what staff did to a record, before and after, and why, newest first', async () => {
  const { instructor, student, slug, exerciseItemId: itemId } = await makeCourse()
  const set = (points: number | null, reason: string) =>
    setOverride(instructor, { itemId, userId: student.id, points, reason })
  expect(await set(3, 'Shown on paper.')).toEqual({ ok: true })
  expect(await set(null, 'It was another one.')).toEqual({ ok: true })
  expect(await set(11, 'Too many.')).toMatchObject({ ok: false })
  expect(await set(null, 'Twice.')).toMatchObject({ ok: false })
  const audit = await findAudit(instructor, { slug })
  const of = { email: student.email, name: 'student' }
  const item = 'Two round trips'
  expect(audit?.lines).toMatchObject([
    {
      by: 'instructor',
      act: 'points-set',
      of,
      before: { item, points: 3 },
      after: { item, points: null },
      reason: 'It was another one.',
    },
    {
      act: 'points-set',
      of,
      before: { item, points: null },
      after: { item, points: 3 },
      reason: 'Shown on paper.',
    },
  ])
})

it('is counted once for acts that are sent at once', async () => {
  const { instructor, student, slug, exerciseItemId: itemId } = await makeCourse()
  const give = (points: number) =>
    setOverride(instructor, { itemId, userId: student.id, points, reason: 'At once.' })
  await Promise.all([give(1), give(2), give(4)])
  const lines = (await findAudit(instructor, { slug }))?.lines.toReversed() ?? []
  const given = lines.map(({ after }) => after.points)
  // Each begins where the one before it ended.
  expect(lines.map(({ before }) => before.points)).toEqual([null, ...given.slice(0, -1)])
  expect(new Set(given)).toEqual(new Set([1, 2, 4]))
})

it('is sought in and paged, and shows nothing of another course', async () => {
  const { instructor, slug, courseId, student } = await makeCourse()
  const other = await makeCourse()
  await database.auditEntry.createMany({
    data: Array.from({ length: 60 }, (_, at) => ({
      courseId: at === 0 ? other.courseId : courseId,
      email: at % 2 === 0 ? student.email : 'x@example.test',
      act: 'enrolled',
    })),
  })
  expect(await findAudit(instructor, { slug })).toMatchObject({ page: 1, pages: 2 })
  expect((await findAudit(instructor, { slug, page: 2 }))?.lines).toHaveLength(9)
  expect((await findAudit(instructor, { slug, page: 99 }))?.page).toBe(2)
  const found = await findAudit(instructor, { slug, find: 'X@EXAMPLE' })
  expect(found?.lines.every(({ of }) => of?.email === 'x@example.test')).toBe(true)
  expect(found?.lines).toHaveLength(30)
})
