import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { attemptWindowMs } from '#server/auth/sign-in/count-attempt.ts'
import { database } from '#server/database/client.ts'
import { findByCode } from '#server/joining/find-by-code.ts'
import { joinAsNew } from '#server/joining/join-as-new.ts'
import { joinByCode } from '#server/joining/join-by-code.ts'
import { addToRoster } from '#server/roster/add-to-roster.ts'
import { findRoster } from '#server/roster/find-roster.ts'
import { setJoinCode } from '#server/roster/set-join-code.ts'
import { makeCourse, type TestCourse } from '#server/testing/make-course.ts'

vi.mock('next/headers', () => ({
  headers: async () => new Headers(),
  cookies: async () => ({ set() {}, get() {}, delete() {} }),
}))

let course: TestCourse
let code: string
beforeAll(async () => {
  process.env.BETTER_AUTH_SECRET = 'a secret for tests, of 32 characters or more'
  course = await makeCourse()
  code = await open(true)
})
afterAll(() => database.$disconnect())

async function open(wide: boolean): Promise<string> {
  const { instructor, slug } = course
  expect(await setJoinCode(instructor, { slug, open: wide })).toEqual({ ok: true })
  return (await findRoster(course.assistant, { slug }))?.joinCode ?? ''
}
const from = (address: string) => new Headers({ 'x-forwarded-for': address })
const look = (typed: string) => findByCode(null, typed, from('192.0.2.10'), new Date())
const enrolment = ({ id: userId }: { id: string }) =>
  database.enrolment.findUnique({ where: { courseId_userId: { courseId: course.courseId, userId } } })

it('lets whoever has it in as a student, with an account of their own making', async () => {
  const input = {
    code: code.toLowerCase(),
    name: 'Eve',
    email: ' Eve@Example.test ',
    password: 'a password for tests',
  }
  expect(await joinAsNew({ ...input, password: 'short' }, from('192.0.2.1'))).toMatchObject({
    says: 'No account was made: the password is shorter than 10 characters.',
  })
  expect(await joinAsNew({ ...input, email: 'eve' }, from('192.0.2.1'))).toMatchObject({
    says: 'No account was made: the email address is not an email address.',
  })
  const both = await Promise.all([joinAsNew(input, from('192.0.2.1')), joinAsNew(input, from('192.0.2.1'))])
  expect(both.map((result) => (result.ok ? 'ok' : result.code)).toSorted()).toEqual(['has-account', 'ok'])
  const user = await database.user.findUniqueOrThrow({ where: { email: 'eve@example.test' } })
  expect(user.emailVerified).toBe(false)
  expect(await enrolment(user)).toMatchObject({ role: 'STUDENT' })
})

it('lets in who is signed in, keeps a role, and uses an invitation of a student up', async () => {
  const { stranger, assistant, instructor, slug } = course
  await database.invitation.create({
    data: {
      courseId: course.courseId,
      email: stranger.email,
      role: 'STUDENT',
      tokenHash: crypto.randomUUID(),
      invitedById: instructor.id,
      expiresAt: new Date(),
    },
  })
  expect(await joinByCode(stranger, code, new Headers())).toEqual({ ok: true, slug })
  expect(await enrolment(stranger)).toMatchObject({ role: 'STUDENT' })
  expect(await database.invitation.count({ where: { email: stranger.email } })).toBe(0)
  expect(await joinByCode(assistant, code, new Headers())).toMatchObject({ ok: true })
  expect(await enrolment(assistant)).toMatchObject({ role: 'ASSISTANT' })
})

it('leaves an invitation to the staff as it is', async () => {
  const { stranger } = await makeCourse()
  const { instructor, slug } = course
  const text = stranger.email
  await addToRoster(instructor, { slug, text, role: 'INSTRUCTOR', origin: 'http://localhost' })
  await joinByCode(stranger, code, new Headers())
  expect(await enrolment(stranger)).toMatchObject({ role: 'STUDENT' })
  expect(await database.invitation.count({ where: { email: stranger.email } })).toBe(1)
})

it('counts wrong codes, and never right ones', async () => {
  const { student } = course
  const now = new Date()
  const ask = (typed: string, at = now) => findByCode(student, typed, new Headers(), at)
  for (let at = 0; at < 30; at += 1) expect(await ask(code)).toMatchObject({ ok: true })
  for (let at = 0; at < 20; at += 1) expect(await ask('AAAA-AAAA')).toMatchObject({ code: 'unknown-code' })
  expect(await ask(code)).toMatchObject({ code: 'too-many', says: expect.stringMatching(/again in \d+ s/) })
  // Nobody else waits for it.
  expect(await findByCode(course.otherStudent, code, new Headers(), now)).toMatchObject({ ok: true })
  expect(await findByCode(null, code, from('192.0.2.9'), now)).toMatchObject({ ok: true })
  expect(await ask(code, new Date(now.getTime() + attemptWindowMs + 1_000))).toMatchObject({ ok: true })
})

it('ends when it is closed or made anew', async () => {
  const next = await open(true)
  expect(await look(code)).toMatchObject({ code: 'unknown-code' })
  expect(await look(next)).toMatchObject({ ok: true })
  expect(await open(false)).toBe('')
  expect(await look(next)).toMatchObject({ code: 'unknown-code' })
  for (const odd of [null, '', 'a\0', {}])
    expect(await findByCode(null, odd, new Headers(), new Date())).toMatchObject({ ok: false })
})
