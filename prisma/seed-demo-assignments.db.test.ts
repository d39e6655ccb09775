import { expect, test } from 'vitest'
import { database } from '#server/database/client.ts'
import { makeCourse } from '#server/testing/make-course.ts'
import { seedDemoAssignments } from './seed-demo-assignments.ts'

const standing = async (courseId: string) => {
  const found = await database.assignment.findMany({
    where: { courseId },
    orderBy: { position: 'asc' },
    include: { items: { orderBy: { position: 'asc' }, include: { exerciseVersion: true } } },
  })
  return found.map(({ title, items }) => [title, ...items.map((item) => item.exerciseVersion.exerciseId)])
}

test('a unit is an assignment, and what stands in a demo course stays as it is', async () => {
  const { courseId } = await makeCourse({ title: 'As it was' })
  const before = await standing(courseId)
  const [, twoTrips, lab] = before[0] ?? []
  expect([twoTrips, lab]).toEqual(['two-round-trips', expect.any(String)])
  // Both are placed already: no unit takes them, whatever it lists, and a unit without anything else is no assignment.
  const units = [{ title: 'A unit', exercises: ['two-round-trips', lab ?? ''] }]
  await seedDemoAssignments(courseId, units, new Date())
  expect(await standing(courseId)).toEqual(before)

  const { items } = await database.assignment.findFirstOrThrow({
    where: { courseId },
    include: { items: true },
  })
  await database.assignmentItem.delete({ where: { id: items[0]?.id ?? '' } })
  await seedDemoAssignments(courseId, units, new Date())
  expect(await standing(courseId)).toEqual([
    ['As it was', lab],
    ['A unit', 'two-round-trips'],
  ])

  await database.assignmentItem.delete({ where: { id: items[1]?.id ?? '' } })
  await seedDemoAssignments(courseId, units, new Date())
  expect(await standing(courseId)).toEqual([['As it was'], ['A unit', 'two-round-trips', lab]])
})
