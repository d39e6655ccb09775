// On paper: the page without its chrome, a lab by its task whatever tab is open, diagrams whole.

import { visitLab } from './support/lab-page.ts'
import { exerciseTitle, expect, test, visitItem } from './support/test.ts'

test('an exercise and a lab print as a page', { tag: '@nightly' }, async ({ page, signIn }) => {
  await signIn('walker')
  await visitLab(page)
  const task = page.getByRole('heading', { name: 'Task', exact: true })
  await expect(task).toBeHidden()
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  await expect(task).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Your program' })).toBeHidden()
  await expect(page.getByRole('navigation', { name: 'Breadcrumb' })).toBeVisible()
  await expect(page.getByRole('banner')).toBeHidden()
  await expect(page.getByRole('button')).toHaveCount(0)
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('light')
  const reference = page.getByRole('link', { name: /^RFC/ }).first()
  const written = await reference.evaluate((link) => getComputedStyle(link, '::after').content)
  expect(written).toContain('http')

  await page.emulateMedia({ media: 'screen' })
  await page.goto('/')
  await visitItem(page, exerciseTitle)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('heading', { name: 'Hints' })).toBeHidden()
  await expect(page.getByRole('textbox', { name: 'Your answer' }).first()).toBeVisible()
})
