import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { auth } from '#server/auth/auth.ts'
import { findViewer } from '#server/auth/session/find-viewer.ts'
import { database, readOnly } from '#server/database/client.ts'
import { stopExercisePool } from '#server/exercises/ask-exercise.ts'
import { findAssignment } from '#server/overview/find-assignment.ts'
import { openItem } from '#server/overview/open-item.ts'
import { leaveView, viewAs } from '#server/roster/view-as.ts'
import { makeCourse, type TestCourse } from '#server/testing/make-course.ts'

vi.mock('next/headers', () => ({
  headers: async () => new Headers(),
  cookies: async () => ({ set() {}, get() {}, delete() {} }),
}))

let course: TestCourse
let cookies: Headers
beforeAll(async () => {
  process.env.BETTER_AUTH_SECRET = 'a secret for tests, of 32 characters or more'
  course = await makeCourse()
  cookies = await enter()
})
afterAll(stopExercisePool)

const viewing = async (now?: Date) => (await findViewer(cookies, now))?.viewsAs
const staff = async () => {
  const viewer = await findViewer(cookies)
  if (viewer === null) throw new Error('Nobody is signed in.')
  return viewer
}

it('looks as a student of the course, for an hour, and says so in the audit log', async () => {
  const input = { slug: course.slug, userId: course.student.id }
  expect(await viewAs({ ...course.student, sessionId: 'none' }, input)).toMatchObject({ code: 'not-found' })
  expect(await viewAs(await staff(), { ...input, userId: course.assistant.id })).toMatchObject({ ok: false })
  expect(await viewAs(await staff(), input)).toEqual({ ok: true })
  expect(await viewing()).toMatchObject({
    student: { id: course.student.id, operator: false },
    course: { slug: course.slug },
  })
  expect(await database.auditEntry.findMany({ where: { act: 'viewed-as' } })).toMatchObject([
    { byId: course.assistant.id, userId: course.student.id },
  ])
  expect(await viewing(new Date(Date.now() + 3_700_000))).toBeUndefined()
})

it('does nothing and sees nothing as itself meanwhile', async () => {
  const viewer = await staff()
  expect(await findAssignment(viewer, course.assignmentId)).toBeNull()
  const again = await viewAs(viewer, { slug: course.slug, userId: course.otherStudent.id })
  expect(again).toMatchObject({ ok: false, code: 'viewing', says: expect.stringContaining('student') })
})

it('reads alone: PostgreSQL refuses whatever would write', async () => {
  expect(await readOnly(() => findAssignment(course.student, course.assignmentId))).toMatchObject({
    role: 'STUDENT',
  })
  const variants = await database.variant.count()
  await expect(readOnly(() => openItem(course.student, course.exerciseItemId))).rejects.toThrow('read-only')
  await expect(readOnly(() => database.user.deleteMany())).rejects.toThrow('read-only')
  expect(await database.variant.count()).toBe(variants)
  await openItem(course.student, course.exerciseItemId)
  expect(await readOnly(() => openItem(course.student, course.exerciseItemId))).toMatchObject({ attempt: 1 })
})

it('ends when it is left, and when either is not what they were', async () => {
  const enrolment = { courseId_userId: { courseId: course.courseId, userId: course.student.id } }
  await database.enrolment.update({ where: enrolment, data: { role: 'ASSISTANT' } })
  expect(await viewing()).toBeUndefined()
  await database.enrolment.update({ where: enrolment, data: { role: 'STUDENT' } })
  expect(await viewing()).toBeDefined()
  await leaveView(await staff())
  expect(await viewing()).toBeUndefined()
})

async function enter(): Promise<Headers> {
  const { id, email } = course.assistant
  const password = 'a password for tests'
  const { hashPassword } = await import('better-auth/crypto')
  await database.account.create({
    data: {
      id: crypto.randomUUID(),
      accountId: id,
      providerId: 'credential',
      userId: id,
      password: await hashPassword(password),
    },
  })
  const { headers } = await auth().api.signInEmail({ body: { email, password }, returnHeaders: true })
  return new Headers({
    cookie: headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; '),
  })
}
