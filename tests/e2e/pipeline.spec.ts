// What Alice does with a letter, step by step, by keyboard alone.
import { expectAccessible } from './support/accessible.ts'
import { tabTo } from './support/keyboard.ts'
import { expect, test, visitItem } from './support/test.ts'

test('a pipeline, by keyboard alone', { tag: '@nightly' }, async ({ page, signIn }) => {
  await signIn('pipe-fitter')
  await visitItem(page, 'Seal a letter', 'IPsec, TLS and PGP')
  const add = async (operation: string) => {
    await tabTo(page, 'button', `Add a step: ${operation}`)
    await page.keyboard.press('Enter')
  }
  const choose = async (label: string, option: string) => {
    const field = page.getByRole('combobox', { name: label, exact: true })
    const options = await field.locator('option').allInnerTexts()
    await tabTo(page, 'combobox', label)
    await page.keyboard.press('Home')
    for (let presses = 0; presses < options.indexOf(option); presses += 1) {
      await page.keyboard.press('ArrowDown')
    }
    await expect(field.locator('option:checked')).toHaveText(option)
  }
  const submit = async () => {
    await tabTo(page, 'button', 'Submit')
    await page.keyboard.press('Enter')
  }
  await add('sign')
  await choose('Step 1: what', 'the message')
  await choose('Step 1: with the private key of', 'Alice')
  await add('join')
  await choose('Step 2: first', 'the message')
  await choose('Step 2: second', 'step 1')
  await expect(page.getByText(/Draft saved/)).toBeVisible()
  await submit()
  await test.step('what Trudy does is told', async () => {
    const requirements = page.getByRole('list', { name: 'Requirements' }).first()
    await expect(requirements).toContainText('Trudy takes')
    await expect(page.getByText('Does not hold', { exact: true }).first()).toBeVisible()
    await expect(page.getByText('One that holds')).toHaveCount(0)
  })
  await expectAccessible(page)
  await page.setViewportSize({ width: 320, height: 800 })
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(overflow).toBeLessThanOrEqual(0)
  await add('encrypt with a shared or session key')
  await choose('Step 3: what', 'step 2')
  await choose('Step 3: with the key', 'a session key')
  await add('encrypt with a public key')
  await choose('Step 4: what', 'a session key')
  await choose('Step 4: with the public key of', 'Bob')
  await add('join')
  await choose('Step 5: first', 'step 3')
  await choose('Step 5: second', 'step 4')
  await submit()
  await expect(page.getByText('Does not hold', { exact: true })).toHaveCount(0)
  await expect(page.getByRole('heading', { name: /1 of 1 part right/ })).toBeVisible()
  await expectAccessible(page)
})
