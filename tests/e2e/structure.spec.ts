// What a term is made of beside exercises that everybody gets.

import type { Page } from '@playwright/test'
import { castPassword, emailOf, examinedCourse } from './support/cast.ts'
import { hourMs, local } from './support/teaching.ts'
import { expect, signInAs, test, watchComplaints } from './support/test.ts'

async function newAssignment(page: Page, title: string): Promise<void> {
  await page.getByRole('link', { name: examinedCourse.title }).click()
  await page.getByRole('link', { name: 'New assignment' }).click()
  await page.getByRole('textbox', { name: 'Title' }).fill(title)
  await page.getByLabel('Opens').fill(local(-2 * hourMs))
}

test('an instructor makes a pool by keyboard, and each student has what they drew alone', async ({
  page,
  browser,
  signIn,
}) => {
  const title = 'Some of many'
  await test.step('ten exercises, of which each student gets five', async () => {
    await signIn('examiner')
    await newAssignment(page, title)
    await page.getByRole('button', { name: 'Make a pool' }).press('Enter')
    await expect(page.getByLabel('Add to')).toHaveValue(/^pool /)
    await page.getByLabel('Name of the pool').fill('Warm-up')
    await page.getByLabel('Each student gets of Warm-up').fill('5')
    const members = page.getByRole('list', { name: 'Exercises of Warm-up' }).getByRole('listitem')
    for (let count = 1; count <= 10; count += 1) {
      await page.getByRole('button', { name: /^Add / }).first().press('Enter')
      await expect(members).toHaveCount(count)
    }
    await page.getByLabel('Add to').selectOption({ label: 'the assignment, for everybody' })
    await page.getByRole('button', { name: /^Add / }).first().press('Enter')
    await expect(members).toHaveCount(10)
    await expect(page.getByText('60 points in all')).toBeVisible()
    await page.getByRole('button', { name: 'Reorder Warm-up' }).focus()
    await page.keyboard.press('Alt+ArrowDown')
    await expect(page.getByRole('button', { name: 'Reorder Warm-up' })).toBeFocused()
    await page.getByRole('button', { name: 'Make the assignment' }).press('Enter')
    await expect(page.getByText(/0 of 2 students submitted/)).toBeVisible()
  })

  const visitor = await browser.newContext({ baseURL: process.env.E2E_BASE_URL ?? '' })
  const student = await visitor.newPage()
  const complaints = watchComplaints(student)
  const drawnBy = async (actor: 'candidate' | 'other-candidate') => {
    await signInAs(student, emailOf(actor), castPassword)
    await student.getByRole('link', { name: examinedCourse.title }).click()
    await student.getByRole('link', { name: title }).click()
    await expect(student.getByText('Warm-up: 5 of 10, drawn for each student')).toBeVisible()
    const links = student.getByRole('main').locator('a[href^="/items/"]')
    await expect(links).toHaveCount(6)
    return links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
  }
  const theirs = await drawnBy('candidate')
  const others = await drawnBy('other-candidate')
  expect(others[0]).toBe(theirs[0])
  expect(others).not.toEqual(theirs)
  const hidden = theirs.find((href) => !others.includes(href))
  if (hidden !== undefined) expect((await student.goto(hidden))?.status()).toBe(404)
  await student.goto(others[1] ?? '')
  await expect(student.getByText('2 of 6')).toBeVisible()
  // A page that is not there is said in red.
  expect(complaints.filter((one) => !one.includes('404'))).toEqual([])
  await visitor.close()

  await test.step('the gradebook has a column for each draw', async () => {
    await page.getByRole('link', { name: 'Gradebook' }).click()
    await expect(page.getByRole('columnheader', { name: /^Warm-up 5/ })).toBeVisible()
  })
})
