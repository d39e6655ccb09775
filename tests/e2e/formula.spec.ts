// Formulas: typed by keyboard alone, in any form, and judged by what they come to.
import { expectAccessible } from './support/accessible.ts'
import { tabTo } from './support/keyboard.ts'
import { expect, test, visitItem } from './support/test.ts'

test('formulas, by keyboard alone', { tag: '@nightly' }, async ({ page, signIn }) => {
  await signIn('formula-writer')
  await visitItem(page, 'A page, as a formula', 'HTTP delay')
  const statement = await page.getByText('A page is a base file').first().innerText()
  const b = /([\d,]+) times/u.exec(statement)?.[1] ?? ''
  const k =
    /with (\d+) connections/u.exec(
      await page
        .getByText(/connections at a time/)
        .first()
        .innerText(),
    )?.[1] ?? ''
  expect([b, k].every((each) => /^\d+$/u.test(each))).toBe(true)
  const type = async (nth: number, text: string) => {
    await tabTo(page, 'textbox', 'Your formula', nth)
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type(text)
  }
  await test.step('what cannot be read, or adds what cannot be added, is told and not judged', async () => {
    await type(0, '(1 + n')
    await tabTo(page, 'textbox', 'Your formula', 1)
    await expect(page.getByText('a “)” is missing').first()).toBeVisible()
    await type(1, 'RTT + L')
    await tabTo(page, 'textbox', 'Your formula', 2)
    await expect(page.getByText('It adds an amount of data to a time.')).toBeVisible()
  })
  await type(0, `(1+n)*RTT + ${b} L/R + nL/R`)
  await type(1, `(2 + n) RTT + (${b} + n) L/R`)
  await type(2, `2RTT + ${b} L/R + ceil(n/${k}) * (2 RTT + L ÷ R)`)
  await expect(page.getByText(/Draft saved/)).toBeVisible()
  await tabTo(page, 'button', 'Submit')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /2 of 3 parts right/ })).toBeFocused()
  await expect(page.getByText(/Each file has a connection of its own/).first()).toBeVisible()
  await expectAccessible(page)
  await test.step('a formula that nobody foresaw is shown where it fails; it is mended on a narrow page', async () => {
    await page.setViewportSize({ width: 320, height: 800 })
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow).toBeLessThanOrEqual(0)
    await type(0, 'n RTT')
    await tabTo(page, 'button', 'Submit')
    await page.keyboard.press('Enter')
    await expect(page.getByText(/^With n = .* it comes to/).first()).toBeVisible()
    await type(0, `2 RTT + ${b} L/R + n (2RTT + L/R)`)
    await tabTo(page, 'button', 'Submit')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: /right/i }).first()).toBeFocused()
    await expect(page.getByText(/it comes to/)).toHaveCount(0)
  })
})
