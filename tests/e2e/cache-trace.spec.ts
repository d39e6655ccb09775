// A cache, request by request: worked out with pencil and paper from the page, and chosen by keyboard alone.
import type { Page } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { tabTo } from './support/keyboard.ts'
import { expect, test, visitItem } from './support/test.ts'

async function choose(page: Page, request: number, downs: number) {
  await tabTo(page, 'combobox', `Request ${request}: The cache`)
  await page.keyboard.press('Home')
  for (let presses = 0; presses < downs; presses += 1) await page.keyboard.press('ArrowDown')
}

async function typeAge(page: Page, request: number, age: number) {
  await tabTo(page, 'textbox', `Request ${request}: Age in s`)
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type(String(age))
}

test('a cache trace, by keyboard alone', { tag: '@nightly' }, async ({ page, signIn }) => {
  await signIn('cache-reader')
  await visitItem(page, "A page in a browser's cache", 'Web caching')
  const text = await page.getByRole('main').innerText()
  const times = [...text.matchAll(/Request \d, at (\d+) s/gu)].map((found) => Number(found[1]))
  expect(times).toHaveLength(5)
  const [first = 0, second = 0, third = 0, fourth = 0] = times
  const [cache, validated, replaced, stored] = [1, 2, 3, 4]

  await choose(page, 1, stored)
  await choose(page, 2, cache)
  await typeAge(page, 2, second - first)
  await choose(page, 3, stored)
  await choose(page, 4, cache)
  await typeAge(page, 4, fourth - third)
  await choose(page, 5, replaced)
  await expect(page.getByText(/Draft saved/)).toBeVisible()
  await tabTo(page, 'button', 'Submit')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/it still has an ETag/).first()).toBeVisible()
  await test.step('what was right up to there is marked, and what follows is not', async () => {
    await expect(page.getByText('Right', { exact: true })).toHaveCount(2)
    await expect(page.getByText('Not right', { exact: true })).toHaveCount(1)
    await expect(page.getByRole('list', { name: 'What the cache does' })).toHaveCount(0)
  })
  await expectAccessible(page)
  await test.step('on a narrow page it is mended in its place', async () => {
    await page.setViewportSize({ width: 320, height: 800 })
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow).toBeLessThanOrEqual(0)
    await choose(page, 3, validated)
    await tabTo(page, 'button', 'Submit')
    await page.keyboard.press('Enter')
    await expect(page.getByText('Right', { exact: true })).toHaveCount(5)
    await expectAccessible(page)
  })
})
