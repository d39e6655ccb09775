import { readFileSync } from 'node:fs'
import { workOut } from './support/answer.ts'
import { castPassword, emailOf, taughtCourse } from './support/cast.ts'
import { scriptIsThere } from './support/script-there.ts'
import { hourMs, local, moodleWorksheet, readCsv } from './support/teaching.ts'
import {
  exerciseTitle,
  expect,
  labTitle,
  signInAs,
  test,
  visitItem,
  watchComplaints,
} from './support/test.ts'

const title = 'Late is better than never'

test('an instructor builds an assignment, a student is late, and points are set by hand', {
  tag: '@nightly',
}, async ({ page, browser, signIn }) => {
  const visitor = await browser.newContext({ baseURL: process.env.E2E_BASE_URL ?? '' })
  const student = await visitor.newPage()
  const complaints = watchComplaints(student)

  await test.step('the assignment is built, in order, with late work', async () => {
    await signIn('lecturer')
    await page.getByRole('link', { name: taughtCourse.title }).click()
    await page.getByRole('link', { name: 'New assignment' }).click()
    await page.getByRole('textbox', { name: 'Title' }).fill(title)
    await page.getByLabel('Opens').fill(local(-2 * hourMs))
    await page.getByLabel('Due').fill(local(-3 * hourMs))
    await expect(page.getByText('This is not after the opening.')).toBeVisible()
    await page.getByLabel('Due').fill(local(-hourMs))
    await page.getByRole('combobox', { name: 'Late work' }).selectOption({ label: 'is taken until a time' })
    await page.getByLabel('Late work until').fill(local(48 * hourMs))
    await page.getByLabel('Grace, minutes').fill('10')
    await page.getByLabel('Percent off a day').fill('25')
    await page.getByLabel('Percent off at most').fill('60')
    await expect(
      page.getByText(/^In words: due .*, 10 minutes’ grace; late until .*, −25\s% a day, at most 60\s%\.$/),
    ).toBeVisible()
    await page.getByLabel('Find exercises').fill('uppercase')
    await page.getByRole('button', { name: `Add ${labTitle}`, exact: true }).click()
    await page.getByLabel('Find exercises').fill('http delay')
    await page.getByRole('button', { name: `Add ${exerciseTitle}`, exact: true }).click()
    await page.getByLabel(`Points for ${exerciseTitle}`).fill('8')
    await page.getByRole('button', { name: `Reorder ${exerciseTitle}` }).focus()
    await page.keyboard.press('Alt+ArrowUp')
    await expect(page.getByRole('button', { name: `Reorder ${exerciseTitle}` })).toBeFocused()
    const rows = page.getByRole('list', { name: 'Exercises in their order' }).getByRole('listitem')
    await expect(rows).toHaveText([new RegExp(exerciseTitle.slice(0, -1)), new RegExp(labTitle)])
    await page.getByRole('button', { name: 'Make the assignment' }).click()
    await expect(page.getByText(/0 of 1 student submitted/)).toBeVisible()
  })

  await test.step('the student is told what being late costs, before and after', async () => {
    await signInAs(student, emailOf('latecomer'), castPassword)
    await visitItem(student, exerciseTitle, title)
    await expect(student.getByText(/counts less 25\s%/)).toBeVisible()
    const { trips, fileMs, totalMs } = await workOut(student)
    const answers = student.getByRole('textbox', { name: 'Your answer' })
    for (const [at, value] of [trips, fileMs, totalMs].entries()) await answers.nth(at).fill(String(value))
    await student.getByRole('button', { name: 'Submit' }).click()
    await expect(student.getByRole('heading', { name: /3 of 3 parts right, 6 of 8 points/ })).toBeFocused()
    await expect(student.getByText(/8 points, less 25\s% for being late \(1 day begun\)/)).toBeVisible()
  })

  await test.step('a late day pays for it, as long as the course gives one', async () => {
    const give = async (lateDays: string) => {
      await page.getByRole('textbox', { name: 'Late days of each student' }).fill(lateDays)
      await page.getByRole('button', { name: 'Save the late days' }).click()
    }
    await page.getByRole('navigation', { name: 'Course' }).getByRole('link', { name: 'Settings' }).click()
    await give('1')
    await expect(async () => {
      await student.reload()
      await expect(student.getByText('0 of 1 left, 1 spent here')).toBeVisible({ timeout: 1_000 })
    }).toPass({ timeout: 60_000 })
    await expect(student.getByText('late (1 day begun), paid with 1 late day').first()).toBeVisible()
    await give('0')
    await expect(async () => {
      await student.reload()
      const loss = student.getByText(/less 25\s% for being late/).first()
      await expect(loss).toBeVisible({ timeout: 1_000 })
    }).toPass({ timeout: 60_000 })
  })

  const row = page.getByRole('row', { name: /E2E latecomer/ })
  await test.step('the gradebook and its CSV say the same', async () => {
    await page.getByRole('navigation', { name: 'Course' }).getByRole('link', { name: 'Gradebook' }).click()
    await expect(row.getByRole('cell').first()).toHaveText('6less')
    const [line] = await readCsv(page)
    expect(line).toMatchObject({
      Email: emailOf('latecomer'),
      [`${title}: ${exerciseTitle}`]: '6',
      [`${title}: ${labTitle}`]: '',
      Total: '6',
      Max: '18',
    })
  })

  await test.step('points by hand need a reason, and count everywhere', async () => {
    await row.getByRole('link').click()
    await page.getByText(`Points by hand for ${exerciseTitle}`).click()
    const form = page.getByRole('region', { name: exerciseTitle })
    await form.getByRole('textbox', { name: /Points, of 8/ }).fill('7.5')
    await form.getByRole('button', { name: 'Set points by hand' }).click()
    await expect(form.getByText('Say why: the student reads it.')).toBeVisible()
    await form.getByRole('textbox', { name: 'Reason' }).fill('The bus was late, too.')
    await form.getByRole('button', { name: 'Set points by hand' }).click()
    await expect(form.getByText('Set by E2E lecturer: The bus was late, too.')).toBeVisible()
    await page.getByRole('navigation', { name: 'Course' }).getByRole('link', { name: 'Gradebook' }).click()
    await expect(row.getByRole('cell').first()).toHaveText('7.5by hand')
    expect((await readCsv(page))[0]).toMatchObject({ Total: '7.5' })
    await student.reload()
    await expect(student.getByText('Set by E2E lecturer: The bus was late, too.')).toBeVisible()
  })

  await test.step('a worksheet of Moodle is filled in, and every byte that is no mark stays', async () => {
    await page.getByRole('link', { name: 'Into Moodle or Canvas' }).click()
    await scriptIsThere(page)
    const worksheet = moodleWorksheet('latecomer, E2E')
    await page
      .getByLabel(/^Grading worksheet/)
      .setInputFiles({ name: 'Bewertung.csv', mimeType: 'text/csv', buffer: Buffer.from(worksheet) })
    await page.getByLabel('Into “Bewertung” go the marks of').selectOption({ label: title })
    await expect(page.getByText('1 mark will be written.').first()).toBeVisible()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download the filled file' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('Bewertung.csv')
    // 7.5 of 18 points.
    expect(readFileSync(await download.path(), 'utf8')).toBe(worksheet.replace(';;', ';41,67;'))
  })
  await test.step('all is judged once more beside what counts, and counts when it is said', async () => {
    await page.goto(`/courses/${taughtCourse.slug}`)
    await page.getByRole('link', { name: `Edit ${title}` }).click()
    await page
      .getByRole('listitem')
      .filter({ hasText: exerciseTitle })
      .getByRole('link', { name: 'regrade it' })
      .click()
    await expect(page.getByRole('textbox', { name: 'Reason' })).toBeVisible()
    await scriptIsThere(page)
    await page.getByRole('textbox', { name: 'Reason' }).fill('The tolerance was too narrow.')
    await page.getByRole('button', { name: 'Judge the submission again' }).click()
    await expect(
      page.getByText('Nobody’s points would change: 1 student keeps what they have.'),
    ).toBeVisible()
    await expect(page.getByText('One student has points set by hand, which stay.')).toBeVisible()
    await page.getByRole('button', { name: 'Let it count' }).click()
    await page.getByRole('button', { name: 'Let it count' }).last().click()
    await expect(page.getByText('Counts:')).toBeVisible()
    await student.reload()
    await expect(student.getByText('Judged once more: The tolerance was too narrow.')).toBeVisible()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('button', { name: 'Undo it' }).click()
    await expect(page.getByText('Undone:')).toBeVisible()
    await student.reload()
    await expect(student.getByText('Judged once more:')).toBeHidden()
  })
  expect(complaints).toEqual([])
  await visitor.close()
})
