// A machine without bubblewrap: labs say so, and say that it cost nothing; everything else works.
import { shareOfToday } from '../support/share-of-today.ts'
import { startTestStack, type TestStack } from '../support/test-stack.ts'
import { expectAccessible } from './support/accessible.ts'
import { signInNames } from './support/demo-accounts.ts'
import { showPanel, visitLab } from './support/lab-page.ts'
import { allLabs } from './support/labs/all-labs.ts'
import { textbookProgram } from './support/program.ts'
import { exerciseTitle, expect, signInAs, test, visitItem } from './support/test.ts'

test.describe.configure({ mode: 'serial', timeout: 300_000 })

let stack: TestStack
test.beforeAll(async () => {
  test.setTimeout(300_000)
  stack = await startTestStack({ env: { ROUNDTRIP_BWRAP: '/nowhere/bwrap' } })
})
test.afterAll(() => stack.stop())

test('a lab is not graded, says why, and costs nothing; an exercise is judged', { tag: '@nightly' }, async ({
  page,
}) => {
  await signInAs(page, signInNames.student, 'roundtrip-demo', stack.url)
  await visitLab(page)
  await page.locator('input[type=file]').setInputFiles(textbookProgram('py'))
  await page.getByRole('button', { name: 'Submit', exact: true }).click()
  await expect(
    page.getByRole('heading', { name: /Not graded: sandbox unavailable, because ROUNDTRIP_BWRAP names/ }),
  ).toBeVisible({
    timeout: 90_000,
  })
  await expect(page.getByText('It cost you nothing').first()).toBeVisible()
  await expect(page.getByText('Unset ROUNDTRIP_BWRAP')).toHaveCount(0)

  await test.step('a page opened later says the same, and that nothing was lost or used up', async () => {
    await page.reload()
    await expect(page.getByRole('heading', { name: /Not graded: sandbox unavailable/ })).toBeVisible()
    await expect(page.getByText(/checks passed/)).toHaveCount(0)
    const history = page.getByRole('region', { name: 'History' })
    await expect(history.getByRole('cell', { name: 'not graded, our side' })).toBeVisible()
    await showPanel(page, 'Program')
    await expect(page.getByRole('button', { name: 'Submit', exact: true })).toBeEnabled()
    await expect(page.getByRole('textbox', { name: /^main\.py/ })).toContainText('create_connection')
    await history.getByRole('link').first().click()
  })
  await test.step('so does the page of the submission, with the program as it was handed in', async () => {
    await expect(page.getByRole('heading', { level: 1, name: 'Submission' })).toBeVisible()
    await expect(page.getByText('not graded, our side')).toBeVisible()
    const fault = page.getByRole('heading', { name: /^Our side: Not graded: sandbox unavailable/ })
    await expect(fault).toBeVisible()
    await expect(
      page.getByText(/fault of the platform, not of your program\. It cost you nothing/),
    ).toBeVisible()
    await expect(page.getByRole('region', { name: 'Program' })).toContainText('create_connection')
    await expect(page.getByText('Unset ROUNDTRIP_BWRAP')).toHaveCount(0)
    await expectAccessible(page)
  })
  await test.step('the work is as it was: unjudged, not failed', async () => {
    await page.goto(stack.url)
    await expect(page.getByText('not graded, our side').first()).toBeVisible()
  })

  await page.goto(stack.url)
  await visitItem(page, exerciseTitle)
  await page.getByRole('textbox', { name: 'Your answer' }).nth(0).fill('1')
  await page.getByRole('button', { name: 'Submit' }).click()
  await page.getByRole('button', { name: 'Submit them blank' }).click()
  await expect(page.getByText(/of 3 parts? right/)).toBeVisible()
})

test('so does every lab, and of none does a check run', { tag: '@nightly' }, async ({ page }) => {
  test.setTimeout(900_000)
  await signInAs(page, signInNames.student, 'roundtrip-demo', stack.url)
  for (const lab of shareOfToday(allLabs, 4, ({ id }) => id, 4))
    await test.step(lab.id, async () => {
      await page.goto(stack.url)
      await visitItem(page, lab.title, lab.assignment)
      await showPanel(page, 'Program')
      await page.locator('input[type=file]').setInputFiles(lab.solution('right.py'))
      await page.getByRole('button', { name: 'Submit', exact: true }).click()
      const said = page.getByRole('heading', { name: /Not graded: sandbox unavailable, because / })
      await expect(said).toBeVisible({ timeout: 90_000 })
      await expect(page.locator('[data-check][data-status]:not([data-status=waiting])')).toHaveCount(0)
    })
})

test('the operator reads what to do', { tag: '@nightly' }, async ({ page }) => {
  await signInAs(page, signInNames.operator, 'roundtrip-demo', stack.url)
  await page.goto(`${stack.url}/health`)
  await expect(page.getByText('Unset ROUNDTRIP_BWRAP').first()).toBeVisible()
})

test('the gradebook holds it against nobody', { tag: '@nightly' }, async ({ page }) => {
  await signInAs(page, signInNames.instructor, 'roundtrip-demo', stack.url)
  await page.goto(`${stack.url}/courses/computer-networking/gradebook`)
  const row = page.getByRole('row').filter({ hasText: 'Sam Student' })
  await expect(row.getByText('our side').first()).toBeVisible()
})
