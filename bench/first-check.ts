// From the press of Submit to the first check's result on the page, and to the last one's, in a real browser, on a
// platform of its own; and where that time goes, by the moments that the database has kept.
import { chromium, type Page } from '@playwright/test'
import { findBrowser } from '#platform/system-packages.ts'
import { signInNames } from '../tests/e2e/support/demo-accounts.ts'
import { showPanel, visitLab } from '../tests/e2e/support/lab-page.ts'
import { textbookProgram } from '../tests/e2e/support/program.ts'
import { signInAs } from '../tests/e2e/support/test.ts'
import { startTestStack } from '../tests/support/test-stack.ts'
import { median } from './median.ts'

const rounds = Number(process.argv[2] ?? 12)

/** Milliseconds since the press, each moment after the one before it; rows hold the start of their transaction. */
const moments = [
  ['stored', 'the run is stored'],
  ['taken', 'a worker takes it up'],
  ['planned', 'its plan is stored'],
  ['judged', 'its first result is stored'],
  ['first', 'the first result is on the page'],
  ['last', 'the last result is stored'],
  ['all', 'the page shows it as finished'],
] as const
type Moment = (typeof moments)[number][0]

async function submit(page: Page): Promise<Record<Moment, number>> {
  await showPanel(page, 'Program')
  const pressedAt = Date.now()
  await page.getByRole('button', { name: 'Submit', exact: true }).click()
  await page.locator('[data-run-phase=running] [data-status=passed]').first().waitFor()
  const first = Date.now() - pressedAt
  await page.locator('[data-run-phase=finished]').waitFor()
  const all = Date.now() - pressedAt
  const run = await database.gradingRun.findFirstOrThrow({
    where: { createdAt: { gte: new Date(pressedAt) } },
    include: { events: { orderBy: { sequence: 'asc' } } },
  })
  const since = (at: Date | null | undefined) => (at?.getTime() ?? Number.NaN) - pressedAt
  const result = run.events.find(({ payload }) => JSON.stringify(payload).includes('"type":"check-finished"'))
  return {
    stored: since(run.createdAt),
    taken: since(run.startedAt),
    planned: since(run.events[0]?.createdAt),
    judged: since(result?.createdAt),
    first,
    last: since(run.events.at(-1)?.createdAt),
    all,
  }
}

const stack = await startTestStack()
process.env.DATABASE_URL = stack.running().databaseUrl
const { database } = await import('#server/database/client.ts')
const browser = await chromium.launch({
  executablePath: findBrowser() ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
})
try {
  const page = await browser.newPage()
  await signInAs(page, signInNames.student, 'roundtrip-demo', stack.url)
  await visitLab(page)
  const table = []
  for (const [ending, program] of [
    ['py', 'Python'],
    ['js', 'JavaScript'],
  ] as const) {
    await page.locator('input[type=file]').setInputFiles(textbookProgram(ending))
    const runs: Record<Moment, number>[] = []
    for (let round = 0; round < rounds; round += 1) runs.push(await submit(page))
    const of = (moment: Moment) => Math.round(median(runs.map((run) => run[moment])))
    table.push({
      program,
      submissions: rounds,
      'first check, median ms': of('first'),
      'all checks, median ms': of('all'),
    })
    console.log(`\n${program}: medians of ms since the press`)
    for (const [moment, text] of moments) console.log(`${String(of(moment)).padStart(7)}  ${text}`)
  }
  console.table(table)
  console.log(JSON.stringify({ bench: 'first-check', table }))
} finally {
  await database.$disconnect()
  await browser.close()
  await stack.stop()
}
