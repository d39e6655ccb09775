// Two students make a pair by themselves and solve an exercise together: one types, the other submits.
import type { Page } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { workOut } from './support/answer.ts'
import { castPassword, emailOf, pairedCourse } from './support/cast.ts'
import { scriptIsThere } from './support/script-there.ts'
import { hourMs, local, readCsv } from './support/teaching.ts'
import { exerciseTitle, expect, signInAs, test, watchComplaints } from './support/test.ts'

const title = 'A lab in pairs'

const toAssignment = async (of: Page) => {
  // What is solved stands there too.
  await of.goto(`/courses/${pairedCourse.slug}`)
  await of.getByRole('main').getByRole('link', { name: title, exact: true }).click()
  await expect(of.getByRole('heading', { level: 1, name: title })).toBeVisible()
}
const group = (of: Page) => of.getByRole('region', { name: 'Your group' })

test('a pair is made by its students, has one draft and one submission, and both have the points', {
  tag: '@nightly',
}, async ({ page, browser, signIn }) => {
  const visitor = await browser.newContext({ baseURL: process.env.E2E_BASE_URL ?? '' })
  const other = await visitor.newPage()
  const complaints = watchComplaints(other)

  await test.step('the instructor lets students make pairs, and makes an assignment for them', async () => {
    await signIn('pairer')
    await page.goto(`/courses/${pairedCourse.slug}/roster`)
    await expect(page.getByText('There are no groups yet.')).toBeVisible()
    await page.goto(`/courses/${pairedCourse.slug}/settings`)
    await scriptIsThere(page)
    await page.getByLabel('Members of a group that students make, at most').fill('2')
    await page.getByRole('button', { name: 'Save the groups' }).press('Enter')
    await expect(page.getByLabel('Members of a group that students make, at most')).toHaveValue('2')
    await page.goto(`/courses/${pairedCourse.slug}/assignments/new`)
    await scriptIsThere(page)
    await page.getByRole('textbox', { name: 'Title' }).fill(title)
    await page.getByLabel('Opens').fill(local(-2 * hourMs))
    await page.getByLabel('Students work on it').selectOption({ label: 'in groups' })
    await page.getByLabel('Members of a group at most').fill('1')
    await expect(page.getByText('Give a whole number from 2 to 20.')).toBeVisible()
    await page.getByLabel('Members of a group at most').fill('2')
    await page.getByLabel('Find exercises').fill('http delay')
    await page.getByRole('button', { name: `Add ${exerciseTitle}`, exact: true }).press('Enter')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Make the assignment' }).press('Enter')
    await expect(page.getByRole('link', { name: title, exact: true })).toBeVisible()
  })

  await test.step('one begins alone, makes a group, and the other comes in by its code', async () => {
    await signInAs(page, emailOf('left-of-a-pair'), castPassword)
    await toAssignment(page)
    await expect(group(page)).toContainText('so you work on this alone')
    await page.getByRole('main').getByRole('link', { name: exerciseTitle }).click()
    const { trips } = await workOut(page)
    await scriptIsThere(page)
    await page.getByRole('textbox', { name: 'Your answer' }).nth(0).fill(String(trips))
    await expect(page.getByText(/Draft saved/)).toBeVisible()
    await toAssignment(page)
    await scriptIsThere(page)
    await group(page).getByRole('button', { name: 'Make a group' }).press('Enter')
    const code = (await group(page).locator('strong').innerText()).trim()
    await expectAccessible(page)
    await signInAs(other, emailOf('right-of-a-pair'), castPassword)
    await toAssignment(other)
    await scriptIsThere(other)
    await group(other).getByLabel('Code of a group').fill('AAAA-AAAA')
    await group(other).getByRole('button', { name: 'Join it' }).press('Enter')
    await expect(group(other).getByText(/no group of this course has this code/)).toBeVisible()
    await group(other).getByLabel('Code of a group').fill(code.toLowerCase())
    await other.keyboard.press('Enter')
    await expect(group(other)).toContainText('You work on this with E2E left-of-a-pair')
    await expectAccessible(other)
  })

  await test.step('the other goes on where the first was, and submits', async () => {
    await other.getByRole('main').getByRole('link', { name: exerciseTitle }).click()
    await scriptIsThere(other)
    await expect(other.getByText('E2E left-of-a-pair')).toBeVisible()
    const { trips, fileMs, totalMs } = await workOut(other)
    const answers = other.getByRole('textbox', { name: 'Your answer' })
    await expect(answers.nth(0)).toHaveValue(String(trips))
    await answers.nth(1).fill(String(fileMs))
    await answers.nth(2).fill(String(totalMs))
    await other.getByRole('button', { name: 'Submit' }).click()
    await expect(other.getByRole('heading', { name: /3 of 3 parts right/ })).toBeFocused()
    await expect(other.getByRole('region', { name: 'History' })).toContainText('by E2E right-of-a-pair')
    await expectAccessible(other)
  })

  await test.step('the first has the points too, and they stay together', async () => {
    await toAssignment(page)
    await expect(page.getByText('10 of 10 points', { exact: true })).toBeVisible()
    await expect(group(page)).toContainText('Something is handed in, so this stays.')
    await page.getByRole('main').getByRole('link', { name: exerciseTitle }).click()
    const history = page.getByRole('region', { name: 'History' })
    await expect(history).toContainText('by E2E right-of-a-pair')
    await history.getByRole('link').first().click()
    await expect(page.getByText('E2E left-of-a-pair and E2E right-of-a-pair')).toBeVisible()
    await expectAccessible(page)
  })

  await test.step('staff see the pair, and both marks', async () => {
    await signInAs(page, emailOf('pairer'), castPassword)
    await page.goto(`/courses/${pairedCourse.slug}/roster`)
    await expect(page.getByText('1 group; every student is in one.')).toBeVisible()
    await scriptIsThere(page)
    await expectAccessible(page)
    await page.goto(`/courses/${pairedCourse.slug}/gradebook`)
    const rows = await readCsv(page)
    expect(rows.map(({ Name, Total }) => [Name, Total])).toEqual([
      ['E2E left-of-a-pair', '10'],
      ['E2E right-of-a-pair', '10'],
    ])
  })
  expect(complaints).toEqual([])
  await visitor.close()
})
