import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dropExpired } from '#server/auth/session/drop-expired.ts'
import { isKnownFor, readDevice } from '#server/auth/sign-in/device-cookie.ts'
import { pathAfterSignIn } from '#server/auth/sign-in/path-after-sign-in.ts'
import { signIn } from '#server/auth/sign-in/sign-in.ts'
import { database } from '#server/database/client.ts'
import { createUser } from '#server/users/create-user.ts'
import { nightly } from '../../../tests/support/nightly.ts'

const password = 'a password for tests'
// Each password that is looked at costs a tenth of a second of computing.
const classSize = nightly ? 400 : 12

beforeAll(async () => {
  process.env.BETTER_AUTH_SECRET = 'a secret for tests, of 32 characters or more'
  await createUser({ email: 'Ada@Example.test', name: 'Ada', password })
  await createUser({ email: 'bob@example.test', name: 'Bob', password })
})
afterAll(() => database.$disconnect())

/** `from` is what the edge leaves: one address. */
const attempt = (email: string, given: string, now?: Date, from?: string, device?: string) => {
  const headers = new Headers(from === undefined ? {} : { 'x-forwarded-for': from })
  if (device !== undefined) headers.set('cookie', `theme=dark; roundtrip.device=${device}`)
  return signIn({ email, password: given }, headers, now)
}
const later = (minutes: number) => new Date(Date.now() + minutes * 60_000)
const codeOf = (result: Awaited<ReturnType<typeof attempt>>) => (result.ok ? 'ok' : result.code)
const addresses = (count: number) => Array.from({ length: count }, (_, index) => `198.51.100.${index}`)

describe('signing in', () => {
  it('starts a session, whatever the case of the address', async () => {
    expect(await attempt(' ADA@example.test ', password)).toMatchObject({ ok: true })
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
    expect(await attempt('guessed@example.test', 'a guess', later(6))).toMatchObject({ code: 'wrong' })
    expect(await attempt('ada@example.test', password)).toMatchObject({ ok: true })
  })

  it('lets nobody lock a classmate out from one address', async () => {
    const codes: string[] = []
    for (let number = 0; number < 60; number += 1) {
      codes.push(codeOf(await attempt('ada@example.test', 'a guess', undefined, '192.0.2.1')))
    }
    expect(codes).toEqual([...Array(5).fill('wrong'), ...Array(55).fill('too-many')])
    expect(codeOf(await attempt('ada@example.test', password, undefined, '192.0.2.2'))).toBe('ok')
    expect(codeOf(await attempt('grace@example.test', 'a guess', undefined, '192.0.2.1'))).toBe('wrong')
  })

  it('counts an IPv6 network as one, however many addresses it has', async () => {
    const results = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        attempt('six@example.test', 'a guess', undefined, `2001:db8:7:1:${index}::${index}`),
      ),
    )
    expect(results.map(codeOf).filter((code) => code === 'wrong')).toHaveLength(5)
    expect(codeOf(await attempt('six@example.test', 'a guess', undefined, '2001:db8:7:2::1'))).toBe('wrong')
  })

  // Fifty guesses are looked at, which takes as many seconds of a processor as all others together.
  it.runIf(nightly)(
    'makes an account wait that is guessed at from many addresses, but not a device of its owner',
    async () => {
      const first = await attempt('ada@example.test', password, undefined, '203.0.113.1')
      if (!first.ok) throw new Error(first.says)
      const guesses = await Promise.all(
        addresses(60).map((from) => attempt('ada@example.test', 'a guess', undefined, from)),
      )
      expect(guesses.map(codeOf).filter((code) => code === 'wrong')).toHaveLength(50)
      const owner = (given: string, device?: string) =>
        attempt('ada@example.test', given, undefined, '203.0.113.1', device)
      expect(codeOf(await owner(password))).toBe('too-many')
      expect(codeOf(await owner(password, first.device))).toBe('ok')
      // A device of someone else is none of hers, nor is one that nobody signed.
      const other = await attempt('bob@example.test', password, undefined, '203.0.113.1')
      if (!other.ok) throw new Error(other.says)
      expect(codeOf(await owner(password, other.device))).toBe('too-many')
      expect(
        codeOf(await owner(password, `${first.device.split('.')[0]}.${other.device.split('.')[1]}`)),
      ).toBe('too-many')
      // Guesses at the device are counted too.
      const stolen = Array.from({ length: 8 }, () => owner('a guess', first.device))
      expect((await Promise.all(stolen)).map(codeOf).filter((code) => code === 'wrong')).toHaveLength(5)
      expect(codeOf(await owner(password, first.device))).toBe('too-many')
    },
  )

  it('keeps a device known for the accounts that signed in there last', async () => {
    const ada = await attempt('ada@example.test', password, later(20), '192.0.2.50')
    if (!ada.ok) throw new Error(ada.says)
    const bob = await attempt('bob@example.test', password, later(20), '192.0.2.50', ada.device)
    if (!bob.ok) throw new Error(bob.says)
    const device = readDevice(`roundtrip.device=${bob.device}`)
    expect(
      device && [isKnownFor(device, 'ada@example.test'), isKnownFor(device, 'bob@example.test')],
    ).toEqual([true, true])
    expect(device?.id).toBe(readDevice(`roundtrip.device=${ada.device}`)?.id)
  })

  it(`takes ${classSize} right passwords from one address at once, each in its turn`, {
    timeout: 1_200_000,
  }, async () => {
    const results = await Promise.all(
      Array.from({ length: classSize }, (_, index) =>
        attempt(index % 2 === 0 ? 'ada@example.test' : 'bob@example.test', password, later(30), '192.0.2.99'),
      ),
    )
    expect(Map.groupBy(results, codeOf).get('ok')).toHaveLength(classSize)
  })

  it('keeps nothing that has run out', async () => {
    const made = Array.from({ length: 6 }, (_, index) => `made-up-${index}@example.test`)
    await Promise.all(made.map((email) => attempt(email, 'a guess', later(60))))
    expect(await database.rateLimit.count()).toBeGreaterThanOrEqual(12)
    await dropExpired(later(64))
    expect(await database.rateLimit.count()).toBe(12)
    await dropExpired(later(66))
    expect(await database.rateLimit.count()).toBe(0)
    expect(await database.session.count()).toBeGreaterThan(0)
    await dropExpired(later(15 * 24 * 60))
    expect(await database.session.count()).toBe(0)
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
    for (const name of ['Eve\n=1+1', 'E\0ve', 'Eve\tAda', 'Eve\u2028Ada', '\ud800']) {
      expect(await createUser({ email: 'eve@example.test', name, password })).toMatchObject({
        code: 'invalid',
      })
    }
    expect(await database.user.count()).toBe(2)
  })

  it.each([
    ['/items/1?a=b', '/items/1?a=b'],
    ['//evil.test/x', '/'],
    ['/\\evil.test', '/'],
    ['https://evil.test', '/'],
    ['javascript:alert(1)', '/'],
    ['/a/../../b', '/b'],
    ['/.//evil.test', '/'],
    ['/a/..//evil.test/x', '/'],
    ['/%2e//evil.test', '/'],
    ['/./\\evil.test', '/'],
    ['/\t/evil.test', '/'],
    ['/a//b', '/a//b'],
    ['/items/caf\u00e9', '/items/caf%C3%A9'],
    [null, '/'],
  ])('goes on from %s to %s', (next, expected) => {
    expect(pathAfterSignIn(next)).toBe(expected)
  })
})
