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

const attempt = (email: string, given: string, now?: Date, from?: string) =>
  signIn({ email, password: given }, new Headers(from === undefined ? {} : { 'x-forwarded-for': from }), now)
const signInRows = () => database.rateLimit.count({ where: { key: { startsWith: 'sign-in:' } } })

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

  it('lets nobody lock a classmate out from one address, whatever else the address claims to be', async () => {
    const guess = (number: number) =>
      attempt('ada@example.test', 'a guess', undefined, `10.0.0.${number}, 192.0.2.1`)
    const codes: string[] = []
    for (let number = 0; number < 60; number += 1) {
      const result = await guess(number)
      codes.push(result.ok ? 'ok' : result.code)
    }
    expect(codes).toEqual([...Array(5).fill('wrong'), ...Array(55).fill('too-many')])
    expect(await attempt('ada@example.test', password, undefined, '192.0.2.2')).toEqual({ ok: true })
    expect(await attempt('grace@example.test', 'a guess', undefined, '192.0.2.1')).toMatchObject({
      code: 'wrong',
    })
  })

  it('makes an account wait that is guessed at from many addresses', async () => {
    const results = await Promise.all(
      Array.from({ length: 60 }, (_, index) =>
        attempt('many@example.test', 'a guess', undefined, `198.51.100.${index}`),
      ),
    )
    expect(results.filter((result) => !result.ok && result.code === 'wrong')).toHaveLength(50)
  })

  it('keeps no counts of made-up accounts once their time is over', async () => {
    const start = Date.now() + 3_600_000
    const made = Array.from({ length: 20 }, (_, index) => `made-up-${index}@example.test`)
    await Promise.all(made.map((email) => attempt(email, 'a guess', new Date(start))))
    expect(await signInRows()).toBeGreaterThanOrEqual(40)
    const other = { id: 'other', key: '192.0.2.1|/get-session', count: 1, lastRequest: 0n }
    await database.rateLimit.create({ data: other })
    for (let round = 0; round < 3; round += 1) {
      await attempt('last@example.test', 'a guess', new Date(start + 6 * 60_000))
    }
    expect(await signInRows()).toBe(2)
    expect(await database.rateLimit.count({ where: { id: 'other' } })).toBe(1)
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
