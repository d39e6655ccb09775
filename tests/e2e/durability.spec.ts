// A platform of its own, whose parts are killed with SIGKILL while students work.
import type { Page } from '@playwright/test'
import { Client, type QueryResultRow } from 'pg'
import { startTestStack, type TestStack } from '../support/test-stack.ts'
import { workOut } from './support/answer.ts'
import { signInNames } from './support/demo-accounts.ts'
import { showPanel, visitLab } from './support/lab-page.ts'
import { textbookProgram } from './support/program.ts'
import { exerciseTitle, expect, labTitle, signInAs, test, visitItem } from './support/test.ts'

test.describe.configure({ mode: 'serial', timeout: 300_000 })
// While the site is dead the browser says so.
test.use({
  expectedComplaints: [
    /ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET/,
  ],
})

let stack: TestStack
test.beforeAll(async () => {
  test.setTimeout(300_000)
  stack = await startTestStack()
})
test.afterAll(() => stack.stop())

const signIn = (page: Page, account: keyof typeof signInNames) =>
  signInAs(page, signInNames[account], 'roundtrip-demo', stack.url)

async function query<Row extends QueryResultRow>(sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: stack.running().databaseUrl })
  await client.connect()
  const { rows } = await client.query<Row>(sql)
  await client.end()
  return rows
}

async function submitProgram(page: Page): Promise<void> {
  await visitLab(page)
  await page.locator('input[type=file]').setInputFiles(textbookProgram('py'))
  await page.getByRole('button', { name: 'Submit', exact: true }).click()
}

const graded = { name: /18 of 18 checks passed, 20 of 20 points/ }

test('the worker is killed in the middle of grading: the next one grades the submission, once', {
  tag: '@nightly',
}, async ({ page }) => {
  await signIn(page, 'student')
  await submitProgram(page)
  await expect(page.locator('[data-status=passed]').first()).toBeVisible()
  const killed = stack.running().worker ?? 0
  await stack.kill('worker')
  const killedAt = performance.now()
  await stack.untilReplaced('worker', killed)
  await expect(page.getByRole('heading', graded)).toBeVisible({ timeout: 60_000 })
  console.log(`graded ${((performance.now() - killedAt) / 1_000).toFixed(1)} s after the worker was killed`)
  const runs = await query<{ status: string; tries: number }>(
    `SELECT status, tries FROM "GradingRun" r JOIN "User" u ON u.id = r."userId"
     WHERE mode = 'LIVE' AND u.email = '${signInNames.student}'`,
  )
  expect(runs).toEqual([{ status: 'FINISHED', tries: 2 }])
})

test('everything is killed at once: the next start has every acknowledged answer and program', {
  tag: '@nightly',
}, async ({ page }) => {
  await signIn(page, 'student2')
  await visitItem(page, exerciseTitle)
  const right = await workOut(page)
  const answers = page.getByRole('textbox', { name: 'Your answer' })
  for (const [index, value] of [right.trips, right.fileMs, right.totalMs].entries()) {
    await answers.nth(index).fill(String(value))
  }
  await page.getByRole('button', { name: 'Submit' }).click()
  await expect(page.getByRole('heading', { name: /3 of 3 parts? right/ })).toBeVisible()
  await page.goto(stack.url)
  await submitProgram(page)
  // Acknowledged, and not graded yet.
  await expect(page.getByText('Grading your submission')).toBeVisible()

  await stack.kill('everything')
  await stack.startAgain()

  await page.goto(stack.url)
  await visitItem(page, labTitle)
  await showPanel(page, 'Checks')
  await expect(page.getByRole('heading', graded)).toBeVisible({ timeout: 60_000 })
  await page.goto(stack.url)
  await visitItem(page, exerciseTitle)
  await expect(page.getByRole('heading', { name: /3 of 3 parts? right/ })).toBeVisible()
  const [counted] = await query<{ count: string }>(
    `SELECT count(*) FROM "Submission" s JOIN "User" u ON u.id = s."userId"
     WHERE u.email IN ('${signInNames.student}', '${signInNames.student2}')`,
  )
  expect(counted?.count).toBe('3')
})
