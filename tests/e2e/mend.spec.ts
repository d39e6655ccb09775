// Wrong, read, mend, right, next: with no click more than needed, no scrolling to find the verdict, and nothing that
// moves under the reader.
import type { Page } from '@playwright/test'
import { workOut, workOutZone } from './support/answer.ts'
import { exerciseTitle, expect, test, visitItem } from './support/test.ts'
import { watchPage } from './support/watch-page.ts'

async function expectVerdict(page: Page, name: RegExp): Promise<void> {
  const verdict = page.getByRole('heading', { name })
  await expect(verdict).toBeFocused()
  await expect(verdict).toBeInViewport()
}

test('numbers are mended with three clicks', async ({ page, signIn }) => {
  await signIn('mender')
  await visitItem(page, exerciseTitle)
  const right = await workOut(page)
  const answers = page.getByRole('textbox', { name: 'Your answer' })
  await answers.nth(0).fill(String(right.trips))
  await answers.nth(1).fill(String(right.fileMs))
  await answers.nth(2).fill(String(right.totalOneRttMs))
  const seen = await watchPage(page)

  await page.getByRole('button', { name: 'Submit', exact: true }).click()
  await expectVerdict(page, /2 of 3 parts right/)
  expect(await page.content()).not.toContain(`${right.totalMs} ms`)
  const judged = await seen()
  expect(judged).toMatchObject({ clicks: 1 })
  expect(judged.shift).toBeLessThan(0.1)

  await page.getByRole('button', { name: 'Try again with these numbers' }).click()
  await expect(answers.nth(2)).toBeFocused()
  await expect(answers.nth(2)).toHaveValue(String(right.totalOneRttMs))
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type(String(right.totalMs))
  await page.getByRole('button', { name: 'Submit', exact: true }).click()
  await expectVerdict(page, /3 of 3 parts right/)
  const next = page.getByRole('link', { name: /^Next: / })
  await expect(next).toBeInViewport()
  expect(await seen()).toMatchObject({ clicks: 3 })
  const before = page.url()
  await next.click()
  await expect(page).not.toHaveURL(before)
})

test('a zone is mended where it stands', { tag: '@nightly' }, async ({ page, signIn }) => {
  await signIn('zone-mender')
  await visitItem(page, 'Publish a site with an alias', 'DNS names and records')
  await page.getByRole('tab', { name: 'Zone text' }).click()
  const zone = page.getByRole('textbox', { name: 'Zone text' })
  const { wrong, right } = await workOutZone(page, await zone.inputValue())
  await zone.fill(wrong)
  const seen = await watchPage(page)

  await page.getByRole('button', { name: 'Submit', exact: true }).click()
  await expectVerdict(page, /0 of 1 part right/)
  const judged = await seen()
  expect(judged).toMatchObject({ clicks: 1 })
  expect(judged.shift).toBeLessThan(0.1)
  await expect(zone).toHaveValue(wrong)
  await zone.fill(right)
  await page.getByRole('button', { name: 'Submit', exact: true }).click()
  await expectVerdict(page, /1 of 1 part right/)
  expect(await seen()).toMatchObject({ clicks: 2 })
  await expect(page.getByRole('link', { name: /^Next: / })).toBeInViewport()
})

test('what is empty or cannot be read stops Submit, at the first click and at no cost', {
  tag: '@nightly',
}, async ({ page, signIn }) => {
  await signIn('blank-mender')
  await visitItem(page, exerciseTitle)
  const answers = page.getByRole('textbox', { name: 'Your answer' })
  const submit = page.getByRole('button', { name: 'Submit', exact: true })
  await answers.nth(0).fill('2*236+banana')
  await answers.nth(0).focus()
  await submit.scrollIntoViewIfNeeded()
  const at = await submit.boundingBox()
  await submit.click()
  expect(await submit.boundingBox()).toEqual(at)
  await expect(page.getByText(/part 1 cannot be read/)).toBeVisible()
  await page.getByRole('link', { name: 'Go there' }).click()
  await expect(answers.nth(0)).toBeFocused()
  await answers.nth(0).fill('7')
  await submit.click()
  await expect(page.getByText(/parts 2 and 3 are empty/)).toBeVisible()
  await expect(page.getByText('Nothing submitted yet.')).toBeVisible()
  await page.getByRole('button', { name: 'Submit them blank' }).click()
  await expectVerdict(page, /\d of 3 parts right/)
})
