// The search: by key and by hand, without a mouse, light and dark, wide and narrow.
import { expectAccessible } from './support/accessible.ts'
import { exerciseTitle, expect, test } from './support/test.ts'

test('an exercise is found and opened by keys alone', { tag: '@nightly' }, async ({ page, signIn }) => {
  const loaded: string[] = []
  page.on('response', (response) => {
    if (response.url().endsWith('.js')) loaded.push(response.url())
  })
  await signIn('walker')
  await expect(page.getByRole('button', { name: 'Search' })).toBeVisible()
  await page.waitForLoadState('networkidle')
  const before = loaded.length
  await page.keyboard.press('ControlOrMeta+K')
  const field = page.getByRole('combobox', { name: /^Search/ })
  await expect(field).toBeFocused()
  // What the dialog is made of came when it was opened, and not before.
  expect(loaded.length).toBeGreaterThan(before)

  await page.keyboard.type('nothing like it')
  await expect(page.getByText(/Nothing is found for/)).toBeVisible()
  await expectAccessible(page)
  await field.fill('until page')
  const options = page.getByRole('option')
  await expect(options.first()).toContainText(exerciseTitle)
  await expect(options.first()).toHaveAttribute('aria-selected', 'true')
  await field.fill('page')
  await expect(options.nth(1)).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect(options.nth(1)).toHaveAttribute('aria-selected', 'true')
  const id = await options.nth(1).getAttribute('id')
  await expect(field).toHaveAttribute('aria-activedescendant', id ?? 'none')
  await expectAccessible(page)
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Escape')
  await expect(field).toBeHidden()

  await page.getByRole('button', { name: 'Search' }).click()
  await field.fill('until page')
  await expect(options.first()).toContainText(exerciseTitle)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: exerciseTitle })).toBeVisible()
  await expect(field).toBeHidden()
})
