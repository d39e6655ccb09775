import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { forgetAuth } from '#server/auth/auth.ts'
import { signIn } from '#server/auth/sign-in/sign-in.ts'
import { finishSso } from '#server/auth/sso/finish-sso.ts'
import { startSso } from '#server/auth/sso/start-sso.ts'
import { database } from '#server/database/client.ts'
import { createUser } from '#server/users/create-user.ts'
import { disableUser } from '#server/users/disable-user.ts'
import { type IdentityProvider, startIdentityProvider } from '../../../tests/support/identity-provider.ts'

/** What this browser keeps of the site. */
const jar = new Map<string, string>()
vi.mock('next/headers', () => ({
  headers: async () => new Headers(),
  cookies: async () => ({ set() {}, get() {}, delete() {} }),
}))

const site = 'http://localhost:3000'
let idp: IdentityProvider
const settings = [
  'BETTER_AUTH_URL',
  'OIDC_ISSUER',
  'OIDC_CLIENT_ID',
  'OIDC_CLIENT_SECRET',
  'PASSWORD_SIGN_IN',
]
beforeAll(async () => {
  process.env.BETTER_AUTH_SECRET = 'a secret for tests, of 32 characters or more'
  idp = await startIdentityProvider(`${site}/sso/callback`)
  Object.assign(process.env, {
    BETTER_AUTH_URL: site,
    OIDC_ISSUER: idp.issuer,
    OIDC_CLIENT_ID: idp.clientId,
    OIDC_CLIENT_SECRET: idp.clientSecret,
  })
  forgetAuth()
})
afterAll(async () => {
  for (const name of settings) delete process.env[name]
  forgetAuth()
  await idp.close()
  await database.$disconnect()
})
beforeEach(() => jar.clear())

const cookies = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')

/** To the provider, with what the site sets in this browser. */
async function start(next = '/'): Promise<string> {
  const response = await startSso(next, new Headers())
  keep(jar, response)
  return response.headers.get('location') ?? ''
}
function keep(kept: Map<string, string>, response: Response): void {
  for (const set of response.headers.getSetCookie()) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
    kept.set(name, value)
  }
}

/** The provider's side of the browser: redirects are followed until one leads back. */
async function atProvider(first: string): Promise<string> {
  const kept = new Map<string, string>()
  let url = first
  for (let step = 0; step < 10; step += 1) {
    const cookie = [...kept].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(url, { redirect: 'manual', headers: { cookie } })
    keep(kept, response)
    const location = response.headers.get('location')
    if (location === null)
      throw new Error(`${response.status} at ${url}: ${(await response.text()).slice(0, 300)}`)
    url = new URL(location, url).href
    if (url.startsWith(site)) return url
  }
  throw new Error('The provider redirects for ever.')
}
const finish = (url: string) => finishSso(new Request(url, { headers: { cookie: cookies() } }))
async function come(next = '/') {
  const response = await finish(await atProvider(await start(next)))
  return response.headers.get('location')?.replace(site, '') ?? String(response.status)
}
const sessionsOf = (email: string) => database.session.count({ where: { user: { email } } })
const person = (sub: string, email: string, email_verified = true) =>
  idp.person({ sub, email, email_verified, name: 'Ada L' })

it('makes an account at the first time, and knows it by its subject afterwards', async () => {
  person('ada', 'Ada@uni.test')
  const asked = new URL(await start('/account')).searchParams
  expect(asked.get('code_challenge_method')).toBe('S256')
  for (const name of ['state', 'nonce', 'code_challenge']) expect(asked.get(name)?.length).toBeGreaterThan(20)
  expect(await come('/account')).toBe('/account')
  const ada = await database.user.findUniqueOrThrow({
    where: { email: 'ada@uni.test' },
    include: { accounts: true },
  })
  expect(ada).toMatchObject({ name: 'Ada L', emailVerified: true })
  expect(ada.accounts).toMatchObject([{ accountId: 'ada', password: null }])
  // Another address there is the same person here.
  person('ada', 'ada.new@uni.test')
  expect(await come('//elsewhere.test')).toBe('/')
  expect(await sessionsOf('ada@uni.test')).toBe(2)
  expect(await database.user.count({ where: { email: 'ada.new@uni.test' } })).toBe(0)
})

it('takes an account by its address only where both sides have checked it', async () => {
  const password = 'a password for tests'
  await createUser({ email: 'grace@uni.test', name: 'Grace', password })
  person('mallory', 'grace@uni.test', false)
  expect(await come()).toBe('/sign-in?error=account_not_linked')
  await database.user.update({ where: { email: 'grace@uni.test' }, data: { emailVerified: false } })
  person('grace', 'grace@uni.test')
  expect(await come()).toBe('/sign-in?error=account_not_linked')
  expect(await sessionsOf('grace@uni.test')).toBe(0)
  await database.user.update({ where: { email: 'grace@uni.test' }, data: { emailVerified: true } })
  expect(await come()).toBe('/')
  expect(await sessionsOf('grace@uni.test')).toBe(1)
  expect(await database.account.count({ where: { user: { email: 'grace@uni.test' } } })).toBe(2)

  // Nobody keeps the owner of an address out by naming it first.
  person('eve', 'owner@uni.test', false)
  expect(await come()).toBe('/sign-in?error=email_not_verified')
  expect(await database.user.count({ where: { email: 'owner@uni.test' } })).toBe(0)
})

it('lets nobody in by an answer that is another’s, used, or cut, nor into a closed account', async () => {
  person('ada', 'ada@uni.test')
  const back = await atProvider(await start())
  const mine = new Map(jar)
  jar.clear()
  // In another browser.
  const before = await sessionsOf('ada@uni.test')
  expect((await finish(back)).headers.get('location')).toMatch(/\/sign-in\?error=/)
  expect(await sessionsOf('ada@uni.test')).toBe(before)
  for (const [name, value] of mine) jar.set(name, value)
  for (const odd of ['', '?state=x', '?code=x', '?code=x&state=y', '?error=x%0d%0aSet-Cookie:a=b&state=x'])
    expect((await finish(`${site}/sso/callback${odd}`)).headers.get('location')).toMatch(/\/sign-in\?error=/)
  expect(await sessionsOf('ada@uni.test')).toBe(before)

  idp.person(null)
  expect(await come()).toMatch(/^\/sign-in\?error=access_denied/)
  await disableUser('ada@uni.test', true)
  person('ada', 'ada@uni.test')
  expect(await come()).toBe('/sign-in?error=disabled')
  expect(await sessionsOf('ada@uni.test')).toBe(0)
})

it('closes the way by password where the operator says so', async () => {
  const asked = { email: 'grace@uni.test', password: 'a password for tests' }
  expect(await signIn(asked, new Headers())).toMatchObject({ ok: true })
  process.env.PASSWORD_SIGN_IN = 'off'
  expect(await signIn(asked, new Headers())).toMatchObject({ code: 'off' })
})
