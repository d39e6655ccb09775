import { workOut } from './support/answer.ts'
import { exerciseTitle, expect, test, visitItem } from './support/test.ts'

test('a student solves the exercise, is told a misconception, takes new numbers, and finds it all again', async ({
  page,
  signIn,
}) => {
  await signIn('solver')
  await visitItem(page, exerciseTitle)
  const first = await workOut(page)
  const answers = page.getByRole('textbox', { name: 'Your answer' })

  await test.step('a draft saves itself and shows no verdict', async () => {
    await answers.nth(0).fill(String(first.trips))
    await expect(page.getByText(/Draft saved/)).toBeVisible()
    await page.reload()
    await expect(answers.nth(0)).toHaveValue(String(first.trips))
    await expect(page.getByText(/parts? right/)).toHaveCount(0)
  })

  await test.step('what cannot be read is said at once, and is no verdict', async () => {
    await answers.nth(1).fill('about a second')
    await answers.nth(1).blur()
    await expect(page.locator('[aria-invalid=true]')).toHaveCount(1)
  })

  await test.step('the verdict names the misconception', async () => {
    await answers.nth(1).fill(`${first.fileMs / 1_000} s`)
    await answers.nth(2).fill(String(first.totalOneRttMs))
    await page.getByRole('button', { name: 'Submit' }).click()
    const verdict = page.getByRole('heading', { name: /2 of 3 parts right, 5 of 10 points/ })
    await expect(verdict).toBeFocused()
    await expect(page.getByText(/one round trip per file/)).toBeVisible()
  })

  await test.step('no right value is on the page while the numbers are open', async () => {
    const html = await page.content()
    expect(html).not.toContain(`${first.totalMs} ms`)
    await expect(page.getByRole('button', { name: 'Try again with these numbers' })).toBeVisible()
    await expect(answers.nth(2)).toHaveValue(String(first.totalOneRttMs))
  })

  await test.step('the solution is asked for; it has the student’s own numbers, drawn and in a table', async () => {
    await page.getByRole('button', { name: 'Show the solution' }).click()
    await page.getByRole('button', { name: 'End it and show the solution' }).click()
    const solution = page.getByRole('region', { name: 'Solution' })
    await expect(solution.getByRole('img', { name: /space-time/i })).toBeVisible()
    await expect(solution.getByRole('table').first()).toBeAttached()
    const numbers = (await solution.innerText()).replaceAll(/[\s,\u00a0\u202f]/g, '')
    expect(numbers).toContain(String(first.totalMs))
  })

  await test.step('new numbers are new, and can be solved', async () => {
    await page.getByRole('button', { name: 'New numbers' }).click()
    await expect(page.getByText('set 2').first()).toBeVisible()
    await expect(answers.nth(0)).toHaveValue('')
    const second = await workOut(page)
    expect(second).not.toEqual(first)
    await answers.nth(0).fill(String(second.trips))
    await answers.nth(1).fill(String(second.fileMs))
    await answers.nth(2).fill(String(second.totalMs))
    await page.getByRole('button', { name: 'Submit' }).click()
    await expect(page.getByRole('heading', { name: /3 of 3 parts right, 10 of 10 points/ })).toBeFocused()
  })

  await test.step('the history has both', async () => {
    const history = page.getByRole('region', { name: 'History' })
    await expect(history.getByRole('row')).toHaveCount(3)
    await history.getByRole('link').last().click()
    await expect(page.getByText(/one round trip per file/)).toBeVisible()
  })
})
