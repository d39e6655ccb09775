// The edge of the real site, over raw connections: what no browser would send.
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import type { Page } from '@playwright/test'
import { shareOfToday } from '../support/share-of-today.ts'
import { castPassword, emailOf } from './support/cast.ts'
import { expect, test } from './support/test.ts'

interface Answer {
  status: number
  headers: string[]
  body: string
}

/** One request with this target, byte for byte. */
async function raw(target: string, headers: readonly string[] = [], method = 'GET'): Promise<Answer> {
  const { hostname, port, host } = new URL(process.env.E2E_BASE_URL ?? '')
  const socket = connect(Number(port), hostname)
  const lines = [`${method} ${target} HTTP/1.1`, `Host: ${host}`, 'Connection: close', ...headers, '', '']
  socket.write(Buffer.from(lines.join('\r\n'), 'latin1'))
  const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n', 2)
  const [first = '', ...rest] = head.toLowerCase().split('\r\n')
  return { status: Number(first.split(' ')[1]), headers: rest.map((line) => line.split(':')[0] ?? ''), body }
}

const cookiesOf = async (page: Page) =>
  `Cookie: ${(await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')}`

const guarding = [
  'content-security-policy',
  'x-content-type-options',
  'x-frame-options',
  'referrer-policy',
  'cross-origin-opener-policy',
  'permissions-policy',
]
const routes = [
  '/ID',
  '/items/ID',
  '/assignments/ID',
  '/submissions/ID',
  '/courses/ID',
  '/courses/ID/gradebook',
  '/courses/ID/course.zip',
  '/courses/ID/gradebook.csv',
  '/courses/computer-networking/exercises/ID',
  '/courses/computer-networking/students/ID',
  '/api/runs/ID/events',
  '/_next/static/ID',
]
const odd = ['%', '%FF', '%00', 'a%00b', '%ED%A0%80', '%C3', '%5C', 'x'.repeat(3_000), '99999999999']

test('what cannot be an id is answered like an id that nothing has', async ({ page, signIn }) => {
  await signIn('messenger')
  const drawn = shareOfToday(odd, 3, (id) => id.slice(0, 20))
  for (const headers of [[], [await cookiesOf(page)]]) {
    for (const route of routes) {
      const unknown = await raw(route.replace('ID', 'nothing'), headers)
      expect([307, 404]).toContain(unknown.status)
      expect(unknown.headers).toEqual(expect.arrayContaining(guarding))
      for (const id of drawn) {
        const { status, headers: names } = await raw(route.replace('ID', id), headers)
        expect({ route, id, status, names }).toEqual({
          route,
          id,
          status: unknown.status,
          names: unknown.headers,
        })
      }
    }
  }
})

test('what is no request to a page is refused with the same headers', async () => {
  for (const [target, method] of [
    ['http://evil.example/', 'GET'],
    ['/caf\u00e9', 'GET'],
    ['/', 'TRACE'],
    ['*', 'OPTIONS'],
  ] as const) {
    const { status, headers } = await raw(target, [], method)
    expect([400, 405]).toContain(status)
    expect(headers).toEqual(expect.arrayContaining(guarding))
  }
})

test('the auth library is not to be reached, and no form may be large', async () => {
  for (const path of [
    'get-session',
    'sign-in/email',
    'verify-password',
    'change-password',
    'sign-up/email',
    'ok',
  ]) {
    for (const method of ['GET', 'POST']) {
      expect((await raw(`/api/auth/${path}`, ['Content-Length: 0'], method)).status).toBe(404)
    }
  }
  expect((await raw('/sign-in', ['Content-Length: 8000000'], 'POST')).status).toBe(413)
  expect((await raw('/sign-in', ['Transfer-Encoding: chunked'], 'POST')).status).toBe(411)
})

test('guesses with made-up addresses are counted as those of one, and keep no owner out', {
  tag: '@nightly',
}, async ({ page, signIn, browser }) => {
  await signIn('guessed')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByLabel('Password')).toBeVisible()
  const says: string[] = []
  for (let guess = 0; guess < 12; guess += 1) {
    const context = await browser.newContext({
      extraHTTPHeaders: { 'X-Forwarded-For': `198.51.100.${guess}` },
    })
    const guessing = await context.newPage()
    await guessing.goto(`${process.env.E2E_BASE_URL}/sign-in`)
    await guessing.getByLabel('Email address').fill(emailOf('guessed'))
    await guessing.getByLabel('Password').fill('a guess at it')
    await guessing.getByRole('button', { name: 'Sign in' }).click()
    says.push((await guessing.getByText(/is wrong|Too many attempts/).textContent()) ?? '')
    await context.close()
  }
  expect(says.filter((one) => one.includes('is wrong'))).toHaveLength(5)
  expect(says.at(-1)).toContain('Too many attempts')
  await page.getByLabel('Email address').fill(emailOf('guessed'))
  await page.getByLabel('Password').fill(castPassword)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Your work' })).toBeVisible()
})

test('the right password leads to no other site', async ({ page }) => {
  await page.goto('/sign-in?next=/.//evil.example/')
  await page.getByLabel('Email address').fill(emailOf('visitor'))
  await page.getByLabel('Password').fill(castPassword)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Your work' })).toBeVisible()
  expect(new URL(page.url()).origin).toBe(process.env.E2E_BASE_URL)
})
