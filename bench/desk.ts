// What working at an exercise costs a student: of each kind how far the page moves while one writes and after Submit, and
// how long a key waits before the page acts on it; and the seconds and clicks of "wrong, read, mend, right, next" for numbers, a zone and a
// lab. All of these seconds are the platform's and the browser's: what is typed is there at once. Exits with 1 when a
// page moves further than it may.
import { type Browser, chromium, type Page } from '@playwright/test'
import { findBrowser } from '#platform/system-packages.ts'
import { castPassword, emailOf } from '../tests/e2e/support/cast.ts'
import type { KindDriver } from '../tests/e2e/support/kind-driver.ts'
import { kindDrivers } from '../tests/e2e/support/kind-drivers.ts'
import { signInAs } from '../tests/e2e/support/test.ts'
import { watchPage } from '../tests/e2e/support/watch-page.ts'
import { startTestStack } from '../tests/support/test-stack.ts'
import { mendings } from './desk/mendings.ts'

const shiftMax = 0.1
const inputDelayMsMax = 50
const keys = 20

const stack = await startTestStack()
const browser = await chromium.launch({
  executablePath: findBrowser() ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
})
try {
  await stack.run('tests/support/e2e-seed.ts')
  const steady = []
  for (const kind of kindDrivers) steady.push(await asPerson(browser, (page) => workOn(kind, page)))
  console.table(steady)

  const mended = []
  for (const [name, { actor, mend }] of Object.entries(mendings)) {
    mended.push(
      await asPerson(browser, async (page) => {
        await signInAs(page, emailOf(actor), castPassword, stack.url)
        return { what: name, ...(await mend(page)) }
      }),
    )
  }
  console.table(mended)
  console.log(JSON.stringify({ bench: 'desk', shiftMax, inputDelayMsMax, steady, mended }))
  const moving = steady.filter(({ shift }) => shift >= shiftMax)
  if (moving.length > 0) {
    console.log(`Moves after Submit: ${moving.map(({ kind }) => kind).join(', ')}.`)
    process.exitCode = 1
  }
} finally {
  await browser.close()
  await stack.stop()
}

async function asPerson<Result>(from: Browser, work: (page: Page) => Promise<Result>): Promise<Result> {
  const context = await from.newContext({ reducedMotion: 'no-preference' })
  try {
    return await work(await context.newPage())
  } finally {
    await context.close()
  }
}

async function workOn({ name, actor, visit, write, field }: KindDriver & { name: string }, page: Page) {
  await signInAs(page, emailOf(actor), castPassword, stack.url)
  await visit(page)
  await write(page, 16)
  const seen = await watchPage(page)
  if (field) {
    await field(page).focus()
    for (let key = 0; key < keys; key += 1) await page.keyboard.press(key % 2 === 0 ? '1' : 'Backspace')
  }
  await write(page, 17)
  await page.locator('[data-draft-status=saved]').waitFor()
  const { shift: whileWriting } = await seen()
  await page.getByRole('button', { name: 'Submit', exact: true }).click()
  const verdict = page.getByRole('heading', { name: /parts? right|checks passed/ })
  const blank = page.getByRole('button', { name: /^Submit (?:it|them) blank$/ })
  await verdict.or(blank).waitFor()
  if (await blank.isVisible()) await blank.click()
  await verdict.waitFor()
  const { shift, inputDelayMs } = await seen()
  return {
    kind: name,
    'shift while writing': Number(whileWriting.toFixed(3)),
    shift: Number((shift - whileWriting).toFixed(3)),
    'shift at most': shiftMax,
    'input delay ms': Math.round(inputDelayMs),
    'delay at most': inputDelayMsMax,
  }
}
