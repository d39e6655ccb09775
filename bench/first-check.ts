// From the press of Submit to the first check's result on the page, in a real browser, on a platform of its own.
import { chromium, type Page } from '@playwright/test'
import { findBrowser } from '#platform/system-packages.ts'
import { signInNames } from '../tests/e2e/support/demo-accounts.ts'
import { showPanel, visitLab } from '../tests/e2e/support/lab-page.ts'
import { textbookProgram } from '../tests/e2e/support/program.ts'
import { signInAs } from '../tests/e2e/support/test.ts'
import { startTestStack } from '../tests/support/test-stack.ts'
import { median } from './median.ts'

const rounds = 12

async function submit(page: Page): Promise<{ firstMs: number; allMs: number }> {
  await showPanel(page, 'Program')
  const startedAt = performance.now()
  await page.getByRole('button', { name: 'Submit', exact: true }).click()
  await page.locator('[data-run-phase=running] [data-status=passed]').first().waitFor()
  const firstMs = performance.now() - startedAt
  await page.locator('[data-run-phase=finished]').waitFor()
  return { firstMs, allMs: performance.now() - startedAt }
}

const stack = await startTestStack()
const browser = await chromium.launch({
  executablePath: findBrowser() ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
})
try {
  const page = await browser.newPage()
  await signInAs(page, signInNames.student, 'roundtrip-demo', stack.url)
  await visitLab(page)
  const rows: { language: string; firstMs: number; allMs: number }[] = []
  for (const language of ['py', 'js'] as const) {
    await page.locator('input[type=file]').setInputFiles(textbookProgram(language))
    for (let round = 0; round < rounds; round += 1) rows.push({ language, ...(await submit(page)) })
  }
  const table = (['py', 'js'] as const).map((language) => {
    const own = rows.filter((row) => row.language === language)
    return {
      program: language === 'py' ? 'Python' : 'JavaScript',
      submissions: own.length,
      'first check, median ms': Math.round(median(own.map(({ firstMs }) => firstMs))),
      'all checks, median ms': Math.round(median(own.map(({ allMs }) => allMs))),
    }
  })
  console.table(table)
  console.log(JSON.stringify({ bench: 'first-check', table }))
} finally {
  await browser.close()
  await stack.stop()
}
