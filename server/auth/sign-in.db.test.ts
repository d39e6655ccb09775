import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pathAfterSignIn } from '#server/auth/path-after-sign-in.ts'
import { signIn } from '#server/auth/sign-in.ts'
import { database } from '#server/database/client.ts'
import { createUser } from '#server/users/create-user.ts'

const password = 'a password for tests'

beforeAll(async () => {
  process.env.BETTER_AUTH_SECRET = 'a secret for tests, of 32 characters or more'
  await createUser({ email: 'Ada@Example.test', name: 'Ada', password })
})
afterAll(() => database.$disconnect())

const attempt = (email: string, given: string, now?: Date) =>
  signIn({ email, password: given }, new Headers(), now)

describe('signing in', () => {
  it('starts a session, whatever the case of the address', async () => {
    expect(await attempt(' ADA@example.test ', password)).toEqual({ ok: true })
    expect(await database.session.count()).toBe(1)
  })

  it('answers a wrong password and an unknown address alike', async () => {
    const wrong = await attempt('ada@example.test', 'not this one')
    expect(wrong).toMatchObject({ ok: false, code: 'wrong' })
    expect(await attempt('nobody@example.test', 'not this one')).toEqual(wrong)
    expect(await attempt('', '')).toMatchObject({ ok: false, code: 'invalid' })
    expect(await signIn(null, new Headers())).toMatchObject({ ok: false, code: 'invalid' })
  })

  it('makes an account wait after five wrong passwords, however they arrive, and says how long', async () => {
    const results = await Promise.all(
      Array.from({ length: 8 }, () => attempt('guessed@example.test', 'a guess')),
    )
    expect(results.filter((result) => !result.ok && result.code === 'wrong')).toHaveLength(5)
    const refused = await attempt('guessed@example.test', 'a guess')
    expect(refused).toMatchObject({ code: 'too-many', says: expect.stringMatching(/Try again in \d+ s/) })
    const later = new Date(Date.now() + 6 * 60_000)
    expect(await attempt('guessed@example.test', 'a guess', later)).toMatchObject({ code: 'wrong' })
    expect(await attempt('ada@example.test', password)).toEqual({ ok: true })
  })

  it('makes no second account for an address, and says what is wrong with a new one', async () => {
    expect(await createUser({ email: 'ada@example.test', name: 'Eve', password })).toMatchObject({
      code: 'email-taken',
    })
    expect(await createUser({ email: 'no address', name: 'Eve', password })).toMatchObject({
      code: 'invalid',
    })
    expect(await createUser({ email: 'eve@example.test', name: 'Eve', password: 'short' })).toMatchObject({
      code: 'invalid',
    })
    expect(await database.user.count()).toBe(1)
  })

  it.each([
    ['/items/1?a=b', '/items/1?a=b'],
    ['//evil.test/x', '/'],
    ['/\\evil.test', '/'],
    ['https://evil.test', '/'],
    ['javascript:alert(1)', '/'],
    ['/a/../../b', '/b'],
    [null, '/'],
  ])('goes on from %s to %s', (next, expected) => {
    expect(pathAfterSignIn(next)).toBe(expected)
  })
})
