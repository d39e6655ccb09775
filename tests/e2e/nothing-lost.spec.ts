// Nothing typed is ever lost: each kind goes through a reload, a lost connection, two windows, a session that ends, a
// wrong answer and new numbers; and nothing typed is ever found by whoever signs in next.
import type { BrowserContext, Page } from '@playwright/test'
import { answeredKinds } from '#graders/parts/registry.ts'
import { castPassword, emailOf } from './support/cast.ts'
import type { KindDriver } from './support/kind-driver.ts'
import { kindDrivers } from './support/kind-drivers.ts'
import { scriptIsThere } from './support/script-there.ts'
import { exerciseTitle, expect, signInAs, test, visitItem } from './support/test.ts'
import { watchPage } from './support/watch-page.ts'

test.use({ expectedComplaints: [/ERR_INTERNET_DISCONNECTED|Failed to fetch|Failed to load/] })

const saved = (page: Page) => expect(page.locator('[data-draft-status=saved]')).toBeVisible()

/** The page says “saved” of what it came with, too: what is written is saved when the server has answered for it. */
async function save({ write }: KindDriver, page: Page, number: number) {
  const answered = page.waitForResponse((response) => response.request().method() === 'POST')
  await write(page, number)
  await answered
  await saved(page)
}

const notSaved = (page: Page) => expect(page.locator('[data-draft-status=failed]')).toBeVisible()

test('every kind that is answered has a way to answer it here', () => {
  expect(kindDrivers.map(({ name }) => name).toSorted()).toEqual([...answeredKinds, 'lab'].toSorted())
})

for (const kind of kindDrivers) {
  test(`what is typed into a ${kind.name} survives`, { tag: '@nightly' }, async ({
    page,
    signIn,
    context,
  }) => {
    await signIn(kind.actor)
    await kind.visit(page)
    await test.step('a reload', async () => {
      await save(kind, page, 11)
      await page.reload()
      await kind.shows(page, 11)
    })
    await test.step('a lost connection', () => loseConnection(kind, page, context))
    await test.step('two windows', () => openTwice(kind, page, context))
    await test.step('the end of a session', () => endSession(kind, page, context))
    await test.step('a wrong answer, and new numbers', () => answerWrongly(kind, page))
  })
}

async function loseConnection({ write, shows }: KindDriver, page: Page, context: BrowserContext) {
  await context.setOffline(true)
  await write(page, 12)
  await notSaved(page)
  await context.setOffline(false)
  await saved(page)
  await page.reload()
  await shows(page, 12)
}

async function openTwice(kind: KindDriver, page: Page, context: BrowserContext) {
  const { write, shows } = kind
  const other = await context.newPage()
  await other.goto(page.url())
  await scriptIsThere(other)
  await save(kind, other, 23)
  await page.bringToFront()
  await write(page, 13)
  await page.getByRole('button', { name: 'Look at it' }).click()
  await shows(page, 23)
  await expect(page.getByText('Submitting …')).toHaveCount(0)
  await page.getByRole('button', { name: 'Back to mine' }).click()
  await shows(page, 13)
  await page.getByRole('button', { name: 'Keep mine' }).click()
  await expect(page.locator('[data-draft-place]')).toBeFocused()
  await saved(page)
  await other.bringToFront()
  await write(other, 24)
  await other.getByRole('button', { name: 'Take it', exact: true }).click()
  await shows(other, 13)
  await other.close()
  await page.bringToFront()
}

async function endSession({ actor, write, shows }: KindDriver, page: Page, context: BrowserContext) {
  await context.clearCookies()
  await write(page, 15)
  await notSaved(page)
  const opened = context.waitForEvent('page')
  await page.getByRole('link', { name: 'Sign in (another tab)' }).click()
  const signIn = await opened
  await signInAs(signIn, emailOf(actor), castPassword)
  await signIn.close()
  await shows(page, 15)
  // What a browser says when its tab is in front again; one without a screen never does.
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await saved(page)
  await page.reload()
  await shows(page, 15)
}

async function answerWrongly(kind: KindDriver & { name: string }, page: Page) {
  const { shows } = kind
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  await save(kind, page, 16)
  const seen = await watchPage(page)
  await button('Submit').click()
  const verdict = page.getByRole('heading', { name: /parts? right|checks passed/ })
  const blank = page.getByRole('button', { name: /^Submit (?:it|them) blank$/ })
  await expect(verdict.or(blank)).toBeVisible()
  if (await blank.isVisible()) await blank.click()
  await expect(verdict).toBeFocused()
  await expect(verdict).toBeInViewport()
  const { shift } = await seen()
  console.log(`${kind.name}: layout shift ${shift.toFixed(3)} after Submit`)
  // A lab's checks come in for seconds after Submit, and open where they are: what that moves is measured by its bench.
  if (kind.name !== 'lab') expect(shift, 'layout shift after Submit').toBeLessThan(0.1)
  await shows(page, 16)
  await page.reload()
  await shows(page, 16)

  await save(kind, page, 17)
  if (kind.name === 'lab') return
  await button('New numbers').click()
  await button('Keep these').click()
  await shows(page, 17)
  await button('New numbers').click()
  await button('Take new numbers').click()
  await expect(page.getByRole('heading', { name: 'Question, set 2 of your numbers' })).toBeFocused()
  await save(kind, page, 18)
  await page.reload()
  await shows(page, 18)
  await page
    .getByRole('region', { name: 'History' })
    .getByRole('row')
    .nth(1)
    .getByRole('link')
    .first()
    .click()
  await expect(page.getByRole('heading', { level: 1, name: 'Submission' })).toBeVisible()
  await shows(page, 16)
}

test('what one student typed is not shown to the next at the same machine', { tag: '@nightly' }, async ({
  page,
  signIn,
  context,
}) => {
  const answer = page.getByRole('textbox', { name: 'Your answer' }).first()
  await signIn('first-at-the-machine')
  await visitItem(page, exerciseTitle)
  await context.setOffline(true)
  await answer.fill('4711')
  await notSaved(page)
  await context.clearCookies()
  await context.setOffline(false)
  await expect(page.getByRole('link', { name: 'Sign in (another tab)' })).toBeVisible()

  await signIn('next-at-the-machine')
  await visitItem(page, exerciseTitle)
  await expect(page.getByText('Drafts save themselves.')).toBeVisible()
  await expect(answer).toHaveValue('')

  await signIn('first-at-the-machine')
  await visitItem(page, exerciseTitle)
  await expect(answer).toHaveValue('4711')
  await saved(page)

  // Pages of both, and the session of the second.
  const other = await context.newPage()
  await signInAs(other, emailOf('next-at-the-machine'), castPassword)
  await answer.fill('4712')
  await notSaved(page)
  await expect(page.getByText(/somebody else is signed in in this browser/)).toBeVisible()
  await visitItem(other, exerciseTitle)
  await expect(other.getByRole('textbox', { name: 'Your answer' }).first()).toHaveValue('')
})
