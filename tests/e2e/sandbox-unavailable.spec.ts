// A machine without bubblewrap: labs say so, and say that it cost nothing; everything else works.
import { startTestStack, type TestStack } from '../support/test-stack.ts'
import { signInNames } from './support/demo-accounts.ts'
import { visitLab } from './support/lab-page.ts'
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

  await page.goto(stack.url)
  await visitItem(page, exerciseTitle)
  await page.getByRole('textbox', { name: 'Your answer' }).nth(0).fill('1')
  await page.getByRole('button', { name: 'Submit' }).click()
  await page.getByRole('button', { name: 'Submit them blank' }).click()
  await expect(page.getByText(/of 3 parts? right/)).toBeVisible()
})

test('the operator reads what to do', { tag: '@nightly' }, async ({ page }) => {
  await signInAs(page, signInNames.operator, 'roundtrip-demo', stack.url)
  await page.goto(`${stack.url}/health`)
  await expect(page.getByText('Unset ROUNDTRIP_BWRAP').first()).toBeVisible()
})
