import { Client } from 'pg'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { database } from '#server/database/client.ts'
import { findDashboard } from '#server/overview/find-dashboard.ts'
import { openItem } from '#server/overview/open-item.ts'
import { makeCourse, type TestCourse } from '#server/testing/make-course.ts'

/** Beside one for the session. */
const roundTripsMax = 5

let course: TestCourse
beforeAll(async () => {
  course = await makeCourse({ lateUntil: new Date(Date.now() + 7_200_000), latePenalty: 10 })
  await database.course.update({ where: { id: course.courseId }, data: { lateDays: 3 } })
})
afterAll(() => database.$disconnect())

it.each([
  ['the dashboard', () => findDashboard(course.student)],
  ['an exercise', () => openItem(course.student, course.exerciseItemId)],
  ['a lab', () => openItem(course.student, course.labItemId)],
])('%s asks the database a few times, however much it shows', async (_, look) => {
  // Numbers are made at the first visit, and what was read of a folder is kept.
  expect(await look()).not.toBeNull()
  const asked = vi.spyOn(Client.prototype, 'query')
  await look()
  const statements = asked.mock.calls.map(([query]) => JSON.stringify(query))
  asked.mockRestore()
  expect(statements.length).toBeGreaterThan(0)
  expect(statements.length, statements.join('\n')).toBeLessThanOrEqual(roundTripsMax)
})
