// What a term is made of beside exercises that everybody gets.

import type { Page } from '@playwright/test'
import { castPassword, emailOf, examinedCourse } from './support/cast.ts'
import { scriptIsThere } from './support/script-there.ts'
import { hourMs, local } from './support/teaching.ts'
import { exerciseTitle, expect, labTitle, signInAs, test, watchComplaints } from './support/test.ts'

async function newAssignment(page: Page, title: string): Promise<void> {
  await page.getByRole('link', { name: examinedCourse.title }).click()
  await page.getByRole('link', { name: 'New assignment' }).click()
  await expect(page.getByRole('textbox', { name: 'Title' })).toBeVisible()
  await scriptIsThere(page)
  await page.getByRole('textbox', { name: 'Title' }).fill(title)
  await page.getByLabel('Opens').fill(local(-2 * hourMs))
}

test('an instructor makes a pool by keyboard, and each student has what they drew alone', {
  tag: '@nightly',
}, async ({ page, browser, signIn }) => {
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
    await expect(page.getByRole('link', { name: title, exact: true })).toBeVisible()
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

test('an exam is written by its own clock, handed in, and shown when it is released', {
  tag: '@nightly',
}, async ({ page, browser, signIn }) => {
  const title = 'The final'
  await test.step('an instructor makes it', async () => {
    await signIn('examiner')
    await newAssignment(page, title)
    await page.getByLabel('It is written').selectOption({ label: 'in one go, as an exam' })
    await expect(page.getByText('Late work')).toBeHidden()
    await page.getByLabel('Minutes', { exact: true }).fill('none')
    await expect(page.getByText('Give whole minutes from 1 to 1440.')).toBeVisible()
    await page.getByLabel('Minutes', { exact: true }).fill('45')
    await page.getByLabel('Access code').fill('apricot')
    await page.getByLabel('Find exercises').fill('http delay')
    await page.getByRole('button', { name: `Add ${exerciseTitle}`, exact: true }).click()
    await page.getByLabel('Find exercises').fill('uppercase')
    await page.getByRole('button', { name: `Add ${labTitle}`, exact: true }).click()
    await page.getByRole('button', { name: 'Make the assignment' }).click()
    await expect(page.getByRole('link', { name: title, exact: true })).toBeVisible()
  })

  const visitor = await browser.newContext({ baseURL: process.env.E2E_BASE_URL ?? '' })
  const student = await visitor.newPage()
  await signInAs(student, emailOf('candidate'), castPassword)
  await student.getByRole('link', { name: title }).click()
  await test.step('a student reads what will happen, and starts', async () => {
    await expect(student.getByText('You have 45 minutes')).toBeVisible()
    await expect(student.getByText(exerciseTitle)).toBeHidden()
    await student.getByLabel('Access code').fill('plum')
    await student.getByRole('button', { name: 'Start' }).click()
    await expect(student.getByText('this is not the access code.')).toBeVisible()
    await student.getByLabel('Access code').fill('apricot')
    await student.getByRole('button', { name: 'Start' }).click()
    await expect(student.getByRole('timer')).toHaveText(/^4[0-5]:\d\d left$/)
  })

  await test.step('what is typed is kept, through a lost connection as well', async () => {
    await student.getByRole('link', { name: exerciseTitle }).click()
    const answers = student.getByRole('textbox', { name: 'Your answer' })
    await answers.nth(0).fill('7')
    await expect(student.getByText(/^Draft saved/)).toBeVisible()
    await expect(student.getByRole('button', { name: 'Submit' })).toHaveCount(0)
    await expect(student.getByRole('heading', { name: 'Solution' })).toHaveCount(0)
    await visitor.setOffline(true)
    await answers.nth(1).fill('8')
    await expect(student.getByText(/The server did not answer/)).toBeVisible()
    await visitor.setOffline(false)
    await expect(student.getByText(/^Draft saved/)).toBeVisible()
    await student.reload()
    await expect(answers.nth(1)).toHaveValue('8')
  })
  const item = student.url()

  await test.step('it is handed in, and nothing of it is shown', async () => {
    await student.getByRole('link', { name: 'All exercises, and handing in' }).click()
    await student.getByRole('button', { name: 'Hand in now' }).click()
    await expect(student.getByText('One exercise is still empty.')).toBeVisible()
    await student.getByRole('button', { name: 'Hand in, and end it' }).click()
    await expect(student.getByText('Your exam is handed in.')).toBeVisible()
    await student.goto(item)
    await expect(student.getByText('Your exam is handed in.')).toBeVisible()
    expect(await student.content()).not.toContain(exerciseTitle)
  })

  await test.step('the instructor sees who is where, and releases it', async () => {
    await page.getByRole('link', { name: title, exact: true }).click()
    await page.getByRole('link', { name: 'Who is where' }).click()
    const where = page.getByRole('list', { name: 'Students, and where they are' }).getByRole('listitem')
    await expect(where).toHaveText([/E2E candidate.*handed in/, /E2E other-candidate.*not started/])
    const release = page.getByRole('button', { name: 'Release to students' })
    await expect(release).toBeEnabled({ timeout: 60_000 })
    await release.click()
    await expect(page.getByText('One student has not started, and cannot start afterwards.')).toBeVisible()
    await page.getByRole('button', { name: 'Release', exact: true }).click()
    await expect(release).toBeHidden()
  })

  await student.goto(item)
  await expect(student.getByRole('heading', { level: 1, name: exerciseTitle })).toBeVisible()
  await expect(student.getByText(/parts? right/)).toBeVisible()
  await visitor.close()
})
