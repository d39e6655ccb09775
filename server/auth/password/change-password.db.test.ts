import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Viewer } from '#server/access/viewer.ts'
import { changePassword } from '#server/auth/password/change-password.ts'
import { signIn } from '#server/auth/sign-in/sign-in.ts'
import { database } from '#server/database/client.ts'
import { createUser } from '#server/users/create-user.ts'

const first = 'a password for tests'
const second = 'another password for tests'
const email = 'ada@example.test'
let ada: Viewer

beforeAll(async () => {
  process.env.BETTER_AUTH_SECRET = 'a secret for tests, of 32 characters or more'
  await createUser({ email, name: 'Ada', password: first })
  ada = await database.user.findUniqueOrThrow({ where: { email } })
})
afterAll(() => database.$disconnect())

const enter = async (password: string) => (await signIn({ email, password }, new Headers())).ok
const later = (minutes: number) => new Date(Date.now() + minutes * 60_000)

it('changes it for who knows the present one, and ends every other session', async () => {
  expect([await enter(first), await enter(first)]).toEqual([true, true])
  const [mine, other] = await database.session.findMany({ where: { userId: ada.id } })
  expect(other).toBeDefined()
  const sessionId = mine?.id ?? ''
  expect(await changePassword({ ...ada, sessionId }, { current: first, next: second })).toEqual({ ok: true })
  expect(await database.session.findMany({ select: { id: true } })).toEqual([{ id: sessionId }])
  expect([await enter(first), await enter(second)]).toEqual([false, true])
})

const change = (current: unknown, next: unknown) => changePassword(ada, { current, next })

it('says what is wrong, and leaves the password alone', async () => {
  expect(await change(first, 'a third password')).toMatchObject({ code: 'wrong' })
  expect(await change('', 'a third password')).toMatchObject({
    says: expect.stringContaining('present password'),
  })
  expect(await change(second, 'short')).toMatchObject({ says: expect.stringContaining('shorter than 10') })
  expect(await enter(second)).toBe(true)
})

it('lets nobody guess on, and waits no longer than it says', async () => {
  const now = later(60)
  const guesses = Array.from({ length: 7 }, () =>
    changePassword(ada, { current: 'a guess', next: first }, now),
  )
  const codes = (await Promise.all(guesses)).map((answer) => (answer.ok ? 'ok' : answer.code))
  expect(codes.toSorted()).toEqual([...Array(2).fill('too-many'), ...Array(5).fill('wrong')])
  expect(await changePassword(ada, { current: second, next: first }, now)).toMatchObject({
    code: 'too-many',
    says: expect.stringMatching(/Try again in \d+ s/),
  })
  // The right one, once the window is over.
  expect(await changePassword(ada, { current: second, next: first }, later(66))).toEqual({ ok: true })
})

it('says of an account without a password that it has none', async () => {
  await database.account.deleteMany({ where: { userId: ada.id } })
  expect(await changePassword(ada, { current: first, next: second }, later(90))).toMatchObject({
    code: 'no-password',
  })
})
