import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sessionLife } from '#server/auth/auth.ts'
import { findViewer } from '#server/auth/session/find-viewer.ts'
import { database } from '#server/database/client.ts'
import { createUser } from '#server/users/create-user.ts'

const secret = 'a secret for tests, of 32 characters or more'
const token = 'a-token-of-a-session'
const hour = 3_600_000

beforeAll(async () => {
  process.env.BETTER_AUTH_SECRET = secret
  delete process.env.BETTER_AUTH_URL
  await createUser({ email: 'ada@example.test', name: 'Ada', password: 'a password for tests' })
  const { id: userId } = await database.user.findFirstOrThrow()
  await database.session.create({ data: { id: 'one', token, userId, expiresAt: ending() } })
})
afterAll(() => database.$disconnect())

const ending = () => new Date(Date.now() + sessionLife.expiresIn * 1_000)
const sign = (text: string, key = secret) => createHmac('sha256', key).update(text).digest('base64')
const look = (value: string, { name = 'roundtrip.session_token', now = new Date() } = {}) =>
  findViewer(new Headers({ cookie: `theme=dark; ${name}=${encodeURIComponent(value)}` }), now)
const signed = `${token}.${sign(token)}`

it('knows whoever shows a session that goes on', async () => {
  expect(await look(signed)).toMatchObject({ name: 'Ada', email: 'ada@example.test', operator: false })
})

it.each([
  ['nothing', ''],
  ['no signature', token],
  ['a signature under another key', `${token}.${sign(token, 'another secret')}`],
  ['the signature of another token', `${token}.${sign('another')}`],
  ['a token that we signed and that is no session', `another.${sign('another')}`],
])('knows nobody by %s', async (_, value) => {
  expect(await look(value)).toBeNull()
})

it('knows nobody by the cookie of another kind of site', async () => {
  expect(await look(signed, { name: '__Secure-roundtrip.session_token' })).toBeNull()
})

it('knows nobody by a session that has ended, or was taken away', async () => {
  const after = new Date(Date.now() + (sessionLife.expiresIn + 60) * 1_000)
  expect(await look(signed, { now: after })).toBeNull()
  const kept = await database.session.delete({ where: { token } })
  expect(await look(signed)).toBeNull()
  await database.session.create({ data: kept })
})

it('makes a session last anew a day after it was last made to', async () => {
  const young = new Date(Date.now() + sessionLife.expiresIn * 1_000 - 23 * hour)
  await database.session.update({ where: { token }, data: { expiresAt: young } })
  expect(await look(signed)).not.toBeNull()
  expect((await database.session.findUniqueOrThrow({ where: { token } })).expiresAt).toEqual(young)
  const old = new Date(Date.now() + sessionLife.expiresIn * 1_000 - 25 * hour)
  await database.session.update({ where: { token }, data: { expiresAt: old } })
  expect(await look(signed)).not.toBeNull()
  const { expiresAt } = await database.session.findUniqueOrThrow({ where: { token } })
  expect(expiresAt.getTime()).toBeGreaterThan(old.getTime() + 24 * hour)
})
