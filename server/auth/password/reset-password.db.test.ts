import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { makeResetLink } from '#server/auth/password/make-reset-link.ts'
import { findReset, resetPassword } from '#server/auth/password/reset-password.ts'
import { signIn } from '#server/auth/sign-in/sign-in.ts'
import { database } from '#server/database/client.ts'
import { createUser } from '#server/users/create-user.ts'
import { disableUser } from '#server/users/disable-user.ts'

vi.mock('next/headers', () => ({
  headers: async () => new Headers(),
  cookies: async () => ({ set() {}, get() {}, delete() {} }),
}))

const email = 'forgot@example.test'
const [old, fresh] = ['the old password', 'the new password']
beforeAll(async () => {
  process.env.BETTER_AUTH_SECRET = 'a secret for tests, of 32 characters or more'
  await createUser({ email, name: 'Forgot', password: old })
})
afterAll(() => database.$disconnect())

const link = async (now?: Date) => {
  const made = await makeResetLink(` ${email.toUpperCase()}`, now)
  if (!made.ok) throw new Error(made.says)
  return made.path.replace('/reset/', '')
}
const enter = (password: string) => signIn({ email, password }, new Headers())
const sessions = () => database.session.count({ where: { user: { email } } })

it('sets another password once, and ends every session', async () => {
  expect(await enter(old)).toMatchObject({ ok: true })
  const replaced = await link()
  const token = await link()
  expect(JSON.stringify(await database.passwordReset.findMany())).not.toContain(token)
  expect(await resetPassword({ token: replaced, password: fresh }, new Headers())).toMatchObject({
    code: 'ended',
  })
  expect(await resetPassword({ token, password: 'short' }, new Headers())).toMatchObject({
    says: 'Not changed: the password is shorter than 10 characters.',
  })
  const before = await database.session.findMany({ where: { user: { email } } })
  const both = await Promise.all([1, 2].map(() => resetPassword({ token, password: fresh }, new Headers())))
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  const after = await database.session.findMany({ where: { user: { email } } })
  expect(after).toHaveLength(1)
  expect(before.map(({ id }) => id)).not.toContain(after[0]?.id)
  expect(await enter(old)).toMatchObject({ code: 'wrong' })
  expect(await enter(fresh)).toMatchObject({ ok: true })
})

it('ends after a day, and is nothing for whom there is none', async () => {
  expect(await findReset(await link(new Date(Date.now() - 25 * 3_600_000)))).toBeNull()
  expect(await makeResetLink('nobody@example.test')).toMatchObject({ code: 'no-account' })
  for (const odd of ['', null, 'a\0b', 'x'.repeat(43)]) expect(await findReset(odd)).toBeNull()
})

it('closes an account: no session goes on, none begins, and only its owner is told', async () => {
  const token = await link()
  expect(await sessions()).toBeGreaterThan(0)
  expect(await disableUser(email, true)).toMatchObject({ ok: true, changed: true })
  expect(await sessions()).toBe(0)
  expect(await enter(fresh)).toMatchObject({ code: 'disabled' })
  expect(await enter('a wrong password')).toMatchObject({ code: 'wrong' })
  expect(await findReset(token)).toBeNull()
  expect(await makeResetLink(email)).toMatchObject({ code: 'disabled' })
  expect(await sessions()).toBe(0)
  expect(await disableUser(email, true)).toMatchObject({ changed: false })
  expect(await disableUser(email, false)).toMatchObject({ changed: true })
  expect(await enter(fresh)).toMatchObject({ ok: true })
  const acts = await database.auditEntry.findMany({ where: { email }, orderBy: { id: 'asc' } })
  expect(acts.map(({ act }) => act).slice(-3)).toEqual([
    'reset-link-made',
    'account-disabled',
    'account-enabled',
  ])
})
