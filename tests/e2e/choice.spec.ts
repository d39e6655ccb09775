// Which way is fastest: worked out with pencil and paper from the statement, and chosen by keyboard alone.
import type { Page } from '@playwright/test'
import { expectAccessible, expectNoViolation } from './support/accessible.ts'
import { tabTo } from './support/keyboard.ts'
import { expect, test, visitItem } from './support/test.ts'

/** Page times of the four ways in ms, in their order. */
async function workOut(page: Page): Promise<number[]> {
  const statement = await page.getByText('A page consists of a base file').locator('..').innerText()
  const number = (pattern: RegExp) => {
    const found = pattern.exec(statement)?.[1]
    if (found === undefined) throw new Error(`${pattern} is not in: ${statement}`)
    return Number(found)
  }
  const objects = number(/([\d.]+) images/)
  const parallel = number(/([\d.]+) connections at a time/)
  const rttMs = number(/round-trip time is ([\d.]+)\s*ms/)
  const txMs = (number(/([\d.]+)\s*kB/) * 8) / number(/([\d.]+)\s*Mbps/)
  const fileMs = 2 * rttMs + txMs
  return [
    (1 + objects) * fileMs,
    (1 + Math.ceil(objects / parallel)) * fileMs,
    rttMs + (1 + objects) * (rttMs + txMs),
    3 * rttMs + (1 + objects) * txMs,
  ]
}

test('a choice, by keyboard alone', { tag: '@nightly' }, async ({ page, signIn }) => {
  await signIn('chooser')
  await visitItem(page, 'Which way to load the page is fastest?', 'HTTP delay')
  const times = await workOut(page)
  for (const [index, time] of times.entries()) {
    await tabTo(page, 'textbox', 'Your answer', index)
    await page.keyboard.type(String(time))
  }
  const right = times.indexOf(Math.min(...times))
  const fastest = page.getByRole('radiogroup').nth(0).getByRole('radio')
  const reasons = page.getByRole('radiogroup').nth(1).getByRole('radio')

  await test.step('Tab reaches the group, Space chooses, arrows move on', async () => {
    await tabTo(page, 'radio', /^A:/)
    await page.keyboard.press('Space')
    for (let index = 0; index < right; index += 1) await page.keyboard.press('ArrowDown')
    await expect(fastest.nth(right)).toBeChecked()
    await tabTo(page, 'radio', /^Waiting for round trips/)
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowUp')
    await expect(reasons.nth(3)).toBeChecked()
  })
  await test.step('a draft keeps it, and says nothing of it', async () => {
    await expect(page.getByText(/Draft saved/)).toBeVisible()
    await page.reload()
    await expect(fastest.nth(right)).toBeChecked()
    await expect(page.getByText(/parts? right/)).toHaveCount(0)
  })
  await expectNoViolation(page)
  await tabTo(page, 'button', 'Submit')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /5 of 6 parts right/ })).toBeFocused()
  await expect(page.getByText('Replies on one connection come in the order of the requests')).toBeVisible()
  await test.step('what was judged is mended in its place, and the verdict stays', async () => {
    await tabTo(page, 'radio', /^The server answers requests/)
    await page.keyboard.press('ArrowUp')
    await expect(reasons.nth(2)).toBeChecked()
    await expect(page.getByRole('heading', { name: /5 of 6 parts right/ })).toBeVisible()
  })
  await expectAccessible(page)
})
