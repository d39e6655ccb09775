import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { Viewer } from '#server/access/viewer.ts'
import { signIn } from '#server/auth/sign-in/sign-in.ts'
import { database } from '#server/database/client.ts'
import { acceptAsNew } from '#server/joining/accept-as-new.ts'
import { acceptInvitation } from '#server/joining/accept-invitation.ts'
import { findInvitation } from '#server/joining/find-invitation.ts'
import { addToRoster } from '#server/roster/add-to-roster.ts'
import { renewInvitations } from '#server/roster/renew-invitations.ts'
import { makeCourse, type TestCourse } from '#server/testing/make-course.ts'

vi.mock('next/headers', () => ({
  headers: async () => new Headers(),
  cookies: async () => ({ set() {}, get() {}, delete() {} }),
}))

const password = 'a password for tests'
const origin = 'http://localhost:3000'
let course: TestCourse
beforeAll(async () => {
  process.env.BETTER_AUTH_SECRET = 'a secret for tests, of 32 characters or more'
  course = await makeCourse()
})
afterAll(() => database.$disconnect())

const tokenOf = (answer: unknown) => /invitations\/([\w-]{43})/.exec(JSON.stringify(answer))?.[1] ?? ''
const invite = async (text: string, now?: Date) =>
  tokenOf(await addToRoster(course.instructor, { slug: course.slug, text, role: 'STUDENT', origin }, now))
const accept = (token: string, change: object = {}) =>
  acceptAsNew({ token, name: 'Ada', password, ...change }, new Headers())

it('makes the account, in its section, signed in, once', async () => {
  const token = await invite('email,name,section\nada@example.test,Ada L,A')
  expect(await findInvitation(null, token)).toMatchObject({
    email: 'ada@example.test',
    name: 'Ada L',
    role: 'STUDENT',
    next: 'make-account',
  })
  expect(await accept(token, { password: 'short' })).toMatchObject({
    code: 'invalid',
    says: 'No account was made: the password is shorter than 10 characters.',
  })
  const results = await Promise.all([accept(token), accept(token), accept(token)])
  expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  const user = await database.user.findUniqueOrThrow({
    where: { email: 'ada@example.test' },
    include: { enrolments: { include: { section: true } }, sessions: true },
  })
  expect(user).toMatchObject({
    name: 'Ada',
    emailVerified: false,
    enrolments: [{ role: 'STUDENT', section: { name: 'A' } }],
  })
  expect(user.sessions).toHaveLength(1)
  expect(await signIn({ email: user.email, password }, new Headers())).toMatchObject({ ok: true })
  expect(await accept(token)).toMatchObject({ code: 'ended' })
  expect(await findInvitation(null, token)).toBeNull()
  const acts = await database.auditEntry.findMany({ where: { email: user.email }, orderBy: { id: 'asc' } })
  expect(acts.map(({ act, byId }) => [act, byId])).toEqual([
    ['invited', course.instructor.id],
    ['joined', user.id],
  ])
})

it('is accepted by the account of its address, and by no other', async () => {
  const { stranger } = await makeCourse()
  const token = tokenOf(
    await addToRoster(course.instructor, {
      slug: course.slug,
      text: stranger.email,
      role: 'ASSISTANT',
      origin,
    }),
  )
  expect(await findInvitation(null, token)).toMatchObject({ next: 'sign-in' })
  expect(await findInvitation(course.student, token)).toMatchObject({ next: 'sign-out' })
  expect(await findInvitation(stranger, token)).toMatchObject({ next: 'accept' })
  expect(await accept(token)).toMatchObject({ code: 'has-account' })
  expect(await acceptInvitation(course.student, { token })).toMatchObject({
    code: 'other-account',
    says: expect.stringContaining(course.student.email),
  })
  const both = await Promise.all([
    acceptInvitation(stranger, { token }),
    acceptInvitation(stranger, { token }),
  ])
  expect(both.filter(({ ok }) => ok)).toEqual([{ ok: true, slug: course.slug }])
  expect(await roleOf(stranger)).toBe('ASSISTANT')
  expect(await acceptInvitation(stranger, { token })).toMatchObject({ code: 'ended' })
})

it('ends after 30 days, and when it is made anew', async () => {
  const old = await invite('old@example.test', new Date(Date.now() - 30 * 86_400_000))
  expect(await findInvitation(null, old)).toBeNull()
  expect(await accept(old)).toMatchObject({ code: 'ended' })
  const first = await invite('new@example.test')
  const { id } = await database.invitation.findFirstOrThrow({ where: { email: 'new@example.test' } })
  const second = tokenOf(
    await renewInvitations(course.instructor, { slug: course.slug, invitationIds: [id], origin }),
  )
  expect(await accept(first)).toMatchObject({ code: 'ended' })
  expect(await accept(second)).toMatchObject({ ok: true })
  for (const odd of ['', 'x', null, 'a\0b', 'x'.repeat(43)])
    expect(await findInvitation(null, odd)).toBeNull()
})

const roleOf = async ({ id: userId }: Viewer) =>
  (await database.enrolment.findUnique({ where: { courseId_userId: { courseId: course.courseId, userId } } }))
    ?.role
