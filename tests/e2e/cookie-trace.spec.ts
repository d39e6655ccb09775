// Cookies, request by request: ticked by keyboard alone.
import type { Page } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { expect, test, visitItem } from './support/test.ts'

/** Tab to a box of a request and tick it. */
async function tick(page: Page, request: number, cookie: RegExp) {
  const box = page
    .getByRole('group', { name: `Request ${request}: Goes along` })
    .getByRole('checkbox', { name: cookie })
  for (let presses = 0; presses < 150; presses += 1) {
    if (await box.evaluate((element) => element === document.activeElement)) break
    await page.keyboard.press('Tab')
  }
  await page.keyboard.press('Space')
  await expect(box).toBeChecked()
}

async function submit(page: Page) {
  const button = page.getByRole('button', { name: 'Submit', exact: true })
  for (let presses = 0; presses < 150; presses += 1) {
    if (await button.evaluate((element) => element === document.activeElement)) break
    await page.keyboard.press('Tab')
  }
  await page.keyboard.press('Enter')
}

test('cookies, by keyboard alone', { tag: '@nightly' }, async ({ page, signIn }) => {
  await signIn('cookie-eater')
  await visitItem(page, 'To which hosts and paths does a cookie go?', 'HTTP messages and state')
  const [sid, site, cart] = [/^sid=/u, /^site=/u, /^cart=/u]
  await tick(page, 2, sid)
  await tick(page, 2, site)
  for (const cookie of [sid, site, cart]) await tick(page, 3, cookie)
  // The cookie cart belongs to another path.
  for (const cookie of [sid, site, cart]) await tick(page, 4, cookie)
  await tick(page, 5, site)
  await tick(page, 6, site)
  await tick(page, 7, /^None/u)
  await expect(page.getByText(/Draft saved/)).toBeVisible()
  await submit(page)
  await expect(page.getByText(/Which path has a cookie that says none/).first()).toBeVisible()
  await test.step('the wrong request is marked, and what goes along is not said', async () => {
    await expect(page.getByText('Not right', { exact: true })).toHaveCount(1)
    await expect(page.getByText('Right', { exact: true })).toHaveCount(5)
    await expect(page.getByRole('list', { name: 'What goes along' })).toHaveCount(0)
  })
  await expectAccessible(page)
  await test.step('on a narrow page it is mended in its place', async () => {
    await page.setViewportSize({ width: 320, height: 800 })
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow).toBeLessThanOrEqual(0)
    const box = page
      .getByRole('group', { name: 'Request 4: Goes along' })
      .getByRole('checkbox', { name: cart })
    await box.focus()
    await page.keyboard.press('Space')
    await expect(box).not.toBeChecked()
    await submit(page)
    await expect(page.getByText('Right', { exact: true })).toHaveCount(6)
    await expectAccessible(page)
  })
})
