// What working at an exercise costs a student: of each kind how far the page moves while one writes and after Submit, and
// how long a key waits before the page acts on it; how long until what was typed stands there, also in an answer of 200
// rows; and the seconds and clicks of "wrong, read, mend, right, next" for numbers, a zone and a lab. All of these seconds
// are the platform's and the browser's: what is typed is there at once. Exits with 1 when a page moves further than it
// may, or answers a key later (the median of them: a machine that does other work as well has slow ones). DESK_KINDS
// names the kinds, with commas between, where not all are wanted.
import { type Browser, chromium, type Locator, type Page } from '@playwright/test'
import { findBrowser } from '#platform/system-packages.ts'
import { castPassword, emailOf } from '../tests/e2e/support/cast.ts'
import type { KindDriver } from '../tests/e2e/support/kind-driver.ts'
import { kindDrivers } from '../tests/e2e/support/kind-drivers.ts'
import { signInAs } from '../tests/e2e/support/test.ts'
import { watchPage } from '../tests/e2e/support/watch-page.ts'
import { startTestStack } from '../tests/support/test-stack.ts'
import { longAnswers } from './desk/long-answers.ts'
import { mendings } from './desk/mendings.ts'
import { median } from './median.ts'

const shiftMax = 0.1
const inputDelayMsMax = 50
const answerMsMax = 50
const keys = 20
const wanted = process.env.DESK_KINDS?.split(',')

const stack = await startTestStack()
const browser = await chromium.launch({
  executablePath: findBrowser() ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
})
try {
  await stack.run('tests/support/e2e-seed.ts')
  const steady = []
  const kinds = kindDrivers.filter(({ name }) => wanted?.includes(name) ?? true)
  for (const kind of kinds) steady.push(await asPerson(browser, (page) => workOn(kind, page)))
  console.table(steady)

  const mended = []
  for (const [name, { actor, mend }] of Object.entries(wanted ? {} : mendings)) {
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
  const slow = steady.filter((kind) => (kind['long answer ms'] ?? kind['answer ms'] ?? 0) > answerMsMax)
  if (slow.length > 0) {
    console.log(`Answers late to a key: ${slow.map(({ kind }) => kind).join(', ')}.`)
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
  const short = field ? await typeAt(field(page)) : null
  const long = longAnswers[name]
  await long?.write(page)
  const longest = long ? await typeAt(long.field(page)) : null
  await long?.clear?.(page)
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
    'answer ms': short && Math.round(median(short)),
    'long answer ms': longest && Math.round(median(longest)),
    'slowest ms': Math.round(Math.max(0, ...(short ?? []), ...(longest ?? []))),
    'answer at most': answerMsMax,
  }
}

/** Of some keys the ms until the browser has drawn what the page made of them. */
async function typeAt(field: Locator): Promise<number[]> {
  await field.focus()
  const page = field.page()
  await page.evaluate(() => {
    const waited: number[] = []
    const pressed = ({ timeStamp }: Event) => {
      // The frame after the key's own; what is posted in it comes once it is drawn.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.addEventListener('message', () => waited.push(performance.now() - timeStamp))
        port1.start()
        port2.postMessage(null)
      })
    }
    document.addEventListener('keydown', pressed, { capture: true })
    Object.assign(window, { waited })
  })
  for (let key = 0; key < keys; key += 1) await page.keyboard.press(key % 2 === 0 ? '1' : 'Backspace')
  await page.waitForFunction((count) => Reflect.get(window, 'waited').length >= count, keys)
  return page.evaluate(() => Reflect.get(window, 'waited'))
}
