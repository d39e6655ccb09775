// Hints with a price: it is read before the hint, the hint comes from the server when it is paid, and the points say so.
import { expectNoViolation } from './support/accessible.ts'
import { scriptIsThere } from './support/script-there.ts'
import { expect, test } from './support/test.ts'

test('a hint is opened at the price that stands on it, by keyboard', { tag: '@nightly' }, async ({
  page,
  signIn,
}) => {
  await signIn('hint-opener')
  await page.getByRole('link', { name: 'Planted secrets', exact: true }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: 'Planted secrets', exact: true })).toBeVisible()
  await page.getByRole('link', { name: 'A question whose hints have a price' }).click()
  const hints = page.getByRole('region', { name: 'Hints' })
  const second = hints.getByRole('button', { name: /^Hint 2 of 4 · −10\s%\sof the points$/u })

  await test.step('free ones are there, priced ones are nowhere', async () => {
    await hints.getByText('Hint 1 of 4').click()
    await expect(hints.getByText('The first hint is free.')).toBeVisible()
    await expect(hints.getByText(/^Hint 3 of 4 · −25\s%\sof the points, after hint 2$/u)).toBeVisible()
    await expect(hints.getByText('Hint 4 of 4, after hint 3')).toBeVisible()
    for (const text of ['The second hint', 'CANARY-HINT']) expect(await page.content()).not.toContain(text)
  })
  await test.step('asked once more, and left closed', async () => {
    await second.press('Enter')
    await expect(hints.getByRole('heading', { name: /Hint 2: it costs 10\s%\sof the points/u })).toBeFocused()
    await expectNoViolation(page)
    await hints.getByRole('button', { name: 'Leave it closed' }).press('Enter')
    await expect(second).toBeFocused()
    await page.reload()
    await expect(second).toBeVisible()
    await scriptIsThere(page)
  })
  await test.step('opened, where the reader is', async () => {
    await second.press('Enter')
    await hints.getByRole('button', { name: 'Open it' }).press('Enter')
    await expect(hints.getByText('The second hint is paid for.')).toBeVisible()
    await expect(hints.locator('summary', { hasText: 'Hint 2 of 4' })).toBeFocused()
    await expect(hints.getByRole('button', { name: /^Hint 3 of 4/ })).toBeVisible()
    expect(await page.content()).not.toContain('CANARY-HINT')
    await expectNoViolation(page)
  })
  await test.step('the verdict and the history say what it cost', async () => {
    const statement = await page.getByText('The round-trip time is').innerText()
    const rtt = Number(/(\d+)\s*ms/u.exec(statement)?.[1])
    await page.getByRole('textbox', { name: 'Your answer' }).fill(String(2 * rtt))
    await page.getByRole('button', { name: 'Submit', exact: true }).click()
    await expect(page.getByRole('heading', { name: /1 of 1 part right, 9 of 10 points/ })).toBeFocused()
    await expect(page.getByText(/^10 points, less 10\s%\sfor hints\.$/u)).toBeVisible()
    await expect(page.getByRole('region', { name: 'History' })).toContainText('for hints')
  })
})
