// What is typed before a page's script has come is not lost when it comes.
import { exerciseTitle, expect, test, visitItem } from './support/test.ts'

test('typed and sent before the script is there: kept, saved, and judged when sent again', async ({
  page,
  signIn,
}) => {
  await signIn('early-typist')
  await visitItem(page, exerciseTitle)
  const url = page.url()
  const { promise: released, resolve: release } = Promise.withResolvers<void>()
  await page.route('**/_next/static/**/*.js', async (route) => {
    await released
    await route.continue()
  })
  await page.goto(url, { waitUntil: 'commit' })
  const fields = page.getByRole('textbox', { name: 'Your answer' })
  await fields.nth(0).fill('13')
  await fields.nth(1).fill('about a second')
  await fields.nth(2).fill('7')
  await page.getByRole('button', { name: 'Submit' }).click()
  expect(page.url()).toBe(url)
  await expect(page.locator('[data-draft-status=saved]')).toHaveCount(0)
  release()
  await expect(page.locator('[data-draft-status=saved]')).toBeVisible()
  await expect(page.locator('[aria-invalid=true]')).toHaveCount(1)
  await page.reload()
  await expect(fields.nth(0)).toHaveValue('13')
  await expect(fields.nth(1)).toHaveValue('about a second')
  await expect(fields.nth(2)).toHaveValue('7')
})

test('chosen otherwise before the script is there: the new choice counts', { tag: '@nightly' }, async ({
  page,
  signIn,
}) => {
  await signIn('early-typist')
  await visitItem(page, 'Which way to load the page is fastest?', 'HTTP delay')
  const choices = page.getByRole('radiogroup').first().getByRole('radio')
  const saved = page.locator('[data-draft-status=saved]')
  await choices.nth(0).check({ force: true })
  await expect(saved).toBeVisible()
  const { promise: released, resolve: release } = Promise.withResolvers<void>()
  await page.route('**/_next/static/**/*.js', async (route) => {
    await released
    await route.continue()
  })
  await page.goto(page.url(), { waitUntil: 'commit' })
  await expect(choices.nth(0)).toBeChecked()
  await choices.nth(2).check({ force: true })
  const answered = page.waitForResponse((response) => response.request().method() === 'POST')
  release()
  await answered
  await page.reload()
  await expect(choices.nth(2)).toBeChecked()
})
