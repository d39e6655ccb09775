import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { auth } from '#server/auth/auth.ts'
import { endSessions } from '#server/auth/session/end-sessions.ts'
import { findSessions } from '#server/auth/session/find-sessions.ts'
import { findViewer } from '#server/auth/session/find-viewer.ts'
import { database } from '#server/database/client.ts'
import { createUser } from '#server/users/create-user.ts'

vi.mock('next/headers', () => ({
  headers: async () => new Headers(),
  cookies: async () => ({ set() {}, get() {}, delete() {} }),
}))

const password = 'a password for tests'
beforeAll(async () => {
  process.env.BETTER_AUTH_SECRET = 'a secret for tests, of 32 characters or more'
  for (const name of ['ada', 'bob']) await createUser({ email: `${name}@example.test`, name, password })
})
afterAll(() => database.$disconnect())

async function enter(name: string, userAgent: string) {
  const { headers } = await auth().api.signInEmail({
    body: { email: `${name}@example.test`, password },
    headers: new Headers({ 'user-agent': userAgent }),
    returnHeaders: true,
  })
  const cookie = headers.getSetCookie().map((one) => one.split(';')[0])
  return new Headers({ cookie: cookie.join('; ') })
}
const viewerOf = async (headers: Headers, now?: Date) => {
  const viewer = await findViewer(headers, now)
  if (viewer === null) throw new Error('Nobody is signed in.')
  return viewer
}

it('lists where one is signed in, and ends one or all others', async () => {
  const here = await enter('ada', 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0')
  const phone = await enter('ada', 'Mozilla/5.0 (iPhone) Version/18.0 Safari/604.1')
  await enter('ada', 'curl')
  const stranger = await enter('bob', 'curl')
  const ada = await viewerOf(here)
  const sessions = await findSessions(ada)
  expect(sessions).toHaveLength(3)
  expect(sessions[0]).toMatchObject({ device: 'Firefox on Linux', here: true })
  const ofPhone = sessions.find(({ device }) => device === 'Safari on iPhone')
  const [ofBob] = await findSessions(await viewerOf(stranger))

  expect(await endSessions(ada, { sessionId: ofBob?.id ?? '' })).toMatchObject({ ok: false, code: 'gone' })
  expect(await endSessions(ada, { sessionId: sessions[0]?.id ?? '' })).toMatchObject({ code: 'here' })
  expect(await endSessions(ada, { sessionId: ofPhone?.id ?? '' })).toEqual({ ok: true, ended: 1 })
  expect(await findViewer(phone)).toBeNull()
  expect(await endSessions(ada, { sessionId: null })).toEqual({ ok: true, ended: 1 })
  expect(await findSessions(ada)).toHaveLength(1)
  expect(await findViewer(stranger)).not.toBeNull()
})

it('keeps when a session was used, to ten minutes', async () => {
  const here = await enter('ada', 'curl')
  const used = async () => (await findSessions(await viewerOf(here)))[0]?.usedAt
  const before = await used()
  const soon = new Date(Date.now() + 5 * 60_000)
  await viewerOf(here, soon)
  expect(await used()).toBe(before)
  const later = new Date(Date.now() + 11 * 60_000)
  await viewerOf(here, later)
  expect(await used()).toBe(later.toISOString())
})
