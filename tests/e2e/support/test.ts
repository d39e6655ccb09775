// The test of the end-to-end suite: every page in it fails on a console error, on an exception and on a server
// error. A test signs in as an actor of its own, so that tests run side by side.
import { test as base, type Cookie, expect, type Page, type TestInfo } from '@playwright/test'
import { isOverBudget } from '../../support/budget.ts'
import { slotTimeoutMs, takeSlot } from '../../support/slots.ts'
import { type Actor, castPassword, emailOf } from './cast.ts'

interface Fixtures {
  /** Of the machine, before anything else: the wait counts to no test's time. */
  slot: void
  /** Signs `page` in and stands on the dashboard. */
  signIn: (actor: Actor) => Promise<void>
  /** Console errors that a test expects, as patterns. */
  expectedComplaints: RegExp[]
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
  baseURL: async ({}, use) => use(process.env.E2E_BASE_URL),
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
  colorScheme: async ({}, use, info) => use(schemeOfToday(info)),
  slot: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
    async ({}, use, info) => {
      info.skip(isOverBudget(info.titlePath.join(' › ')), 'the budget of its part is used up')
      const giveBack = await takeSlot()
      await use()
      await giveBack()
    },
    { auto: true, timeout: slotTimeoutMs },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
  expectedComplaints: async ({}, use) => use([]),
  page: async ({ page, expectedComplaints }, use) => {
    const complaints = watchComplaints(page)
    await use(page)
    expect(complaints.filter((one) => !expectedComplaints.some((pattern) => pattern.test(one)))).toEqual([])
  },
  signIn: async ({ page }, use) => use((actor) => signInAs(page, emailOf(actor), castPassword)),
})

/** Light or dark: the one today, the other tomorrow, so that each test sees both. */
export function schemeOfToday({ titlePath }: Pick<TestInfo, 'titlePath'>): 'light' | 'dark' {
  const today = Math.floor(Date.now() / 86_400_000)
  return (today + titlePath.join().length) % 2 === 0 ? 'light' : 'dark'
}

/** Collects what a person with the developer tools open would see in red. */
export function watchComplaints(page: Page): string[] {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => complaints.push(`exception: ${error.message}`))
  page.on('response', (response) => {
    if (response.status() >= 500) complaints.push(`${response.status()} ${response.url()}`)
  })
  return complaints
}

// Benchmarks use these without the suite's configuration.
const patiently = { timeout: 30_000 }

/** Sessions of this worker by address: a password costs the server half a second to look at. */
const sessions = new Map<string, Cookie[]>()

/** `origin` is for a platform other than the suite's. */
export async function signInAs(page: Page, email: string, password: string, origin = ''): Promise<void> {
  const known = sessions.get(origin + email)
  await page.context().clearCookies()
  if (known) {
    await page.context().addCookies(known)
    await page.goto(`${origin}/`)
    // A session ends when another test signs out, or when its platform is another one.
    if (!new URL(page.url()).pathname.startsWith('/sign-in')) return dashboard(page)
  } else {
    await page.goto(`${origin}/sign-in`)
  }
  await page.getByLabel('Email address').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await dashboard(page)
  sessions.set(origin + email, await page.context().cookies())
}

/** The next `signInAs` signs in anew. */
export const forgetSession = (email: string, origin = '') => sessions.delete(origin + email)

const dashboard = (page: Page) =>
  expect(page.getByRole('heading', { level: 1, name: 'Your work' })).toBeVisible(patiently)

export const assignmentTitle = 'Application layer: delay and sockets'
export const exerciseTitle = 'How long until the page is there?'
export const labTitle = 'A client for the uppercase server'
export const serverLabTitle = 'The uppercase server, over UDP'

/** From the dashboard to an item, by its title. */
export async function visitItem(page: Page, title: string, assignment = assignmentTitle): Promise<void> {
  await page.getByRole('link', { name: assignment }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: assignment })).toBeVisible(patiently)
  await page.getByRole('main').getByRole('link', { name: title }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible(patiently)
}

export { expect }
