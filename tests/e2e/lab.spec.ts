import { existsSync } from 'node:fs'
import type { Locator } from '@playwright/test'
import { makeZip } from '#graders/testing/make-zip.ts'
import { expectNoViolation } from './support/accessible.ts'
import { showPanel, visitLab } from './support/lab-page.ts'
import { program } from './support/program.ts'
import { expect, test } from './support/test.ts'
import { as } from './support/visiting.ts'

test('a student runs the visible checks, sees the wrong byte, mends the program and gets full marks', async ({
  page,
  signIn,
}) => {
  await signIn('programmer')
  await visitLab(page)
  const upload = page.locator('input[type=file]')
  const runState = (phase: string) => page.locator(`[data-run-phase=${phase}]`)
  /** What is pressed between the wrong program and the right one; the reading costs nothing. */
  let presses = 0
  const press = async (target: Locator) => {
    presses += 1
    await target.click()
  }

  await test.step('a client that calls recv() once, in a zip, fails the split reply, and is told so', async () => {
    const { name, buffer } = program('wrong-recv-once.py')
    const zip = makeZip([
      { name: `lab/${name}`, content: buffer },
      { name: 'lab/.DS_Store', content: 'x' },
    ])
    await upload.setInputFiles({ name: 'lab.zip', mimeType: 'application/zip', buffer: zip })
    await expect(page.getByText('Replaced: main.py.')).toBeVisible()
    await expect(page.locator('[data-starts="main.py"]')).toBeVisible()
    const editor = page.getByRole('textbox', { name: /main\.py/, includeHidden: true })
    const typed = await editor.textContent()
    await editor.press('ControlOrMeta+Enter')
    // In most editors that key makes a line. The checks have come before the editor meanwhile.
    expect(await editor.textContent()).toBe(typed)
    await expect(runState('finished').getByRole('heading', { name: /checks passed/ })).toBeFocused()
    await expect(page.getByRole('heading', { name: /checks passed/ })).toBeInViewport()
    await expect(page.locator('[data-check=prints-reply]')).toHaveAttribute('data-status', 'passed')
    const failed = page.locator('[data-check=survives-split-reply]')
    await expect(failed).toHaveAttribute('data-status', 'failed')
    await expect(failed.getByText('Expected', { exact: true })).toBeVisible()
    await expect(failed.getByText('Received', { exact: true })).toBeVisible()
    await expect(page.getByText('no submission: nothing was counted')).toBeVisible()
  })

  await test.step('what crossed the wire is there as diagram, streams, bytes and output', async () => {
    for (const tab of ['Sequence', 'Stream', 'Bytes', 'Output']) {
      await page.getByRole('tab', { name: tab }).click()
      await expect(page.getByRole('tabpanel', { name: tab })).toBeVisible()
    }
    await expect(page.getByRole('tab', { name: 'Capture' })).toHaveCount(0)
  })

  await test.step('the right program passes everything and counts: two clicks, and no scrolling', async () => {
    await press(page.getByRole('tab', { name: 'Program' }))
    await upload.setInputFiles(program('right.py'))
    await press(page.getByRole('button', { name: 'Submit', exact: true }))
    const verdict = page.getByRole('heading', { name: /18 of 18 checks passed, 20 of 20 points/ })
    await expect(verdict).toBeFocused()
    await expect(verdict).toBeInViewport()
    expect(presses).toBe(2)
    await expect(page.getByText(/^In the check “Prints the whole reply even when TCP/)).toBeVisible()
    await expect(page.getByRole('region', { name: 'History' }).getByRole('row')).toHaveCount(2)
  })

  await test.step('a page opened later shows the same, on the same tab, and says nothing of waiting', async () => {
    await page.reload()
    await expect(page.getByRole('tab', { name: 'Checks' })).toHaveAttribute('aria-selected', 'true')
    await expect(page.getByRole('heading', { name: /18 of 18 checks passed/ })).toBeVisible()
    await expect(page.getByText(/grading (?:worker|machine)/)).toHaveCount(0)
  })

  await test.step('where there is room the three stand side by side, and can be folded', async () => {
    await page.setViewportSize({ width: 1440, height: 900 })
    await expect(page.getByRole('tab', { name: 'Program' })).toBeHidden()
    await expect(page.getByRole('heading', { name: 'Task' })).toBeVisible()
    await expectNoViolation(page)
    await page.getByRole('button', { name: 'Fold the column Task' }).click()
    await expect(page.getByRole('heading', { name: 'Task' })).toBeHidden()
    await expect(page.getByRole('button', { name: 'Show the column Task' })).toBeFocused()
    await page.reload()
    await expect(page.getByRole('heading', { name: 'Your program' })).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Task' })).toBeHidden()
  })
})

test('what C is told by its compiler, and a right program beside it', { tag: '@nightly' }, async ({
  page,
}) => {
  // Staff see the solution at any time.
  await as(page, 'instructor')
  await visitLab(page)
  const upload = page.locator('input[type=file]')
  const check = (id: string) => page.locator(`[data-check=${id}]`)
  const ran = page.locator('[data-run-phase=finished]')

  await test.step('the language is chosen, and its starter is there', async () => {
    const language = page.getByRole('combobox', { name: 'Language' })
    if (existsSync('/usr/bin/javac')) {
      await language.selectOption({ label: 'Java' })
      await expect(page.locator('[data-starts="Main.java"]')).toBeVisible()
    }
    await language.selectOption({ label: 'C' })
    await expect(page.locator('[data-starts="main.c"]')).toBeVisible()
  })

  await test.step('a program that cannot be built is told its line, and the compiler’s words', async () => {
    await upload.setInputFiles({ ...program('wrong-not-built.c'), name: 'main.c' })
    await page.getByRole('button', { name: 'Run visible checks' }).click()
    await expect(check('connects')).toHaveAttribute('data-status', 'failed')
    await expect(check('connects').getByText(/does not compile, in line \d+ of main\.c/)).toBeVisible()
    await expect(ran).toBeVisible()
    await check('connects')
      .getByRole('button', { name: /Show what crossed|Shown under/ })
      .click()
    await page.getByRole('tab', { name: 'Output' }).click()
    await expect(page.getByRole('region', { name: 'Compiler', exact: true })).toContainText('error:')
    await expectNoViolation(page)
  })

  await test.step('a right program stands beside one that calls recv() once', async () => {
    await showPanel(page, 'Program')
    await upload.setInputFiles({ ...program('wrong-recv-once.c'), name: 'main.c' })
    await page.getByRole('button', { name: 'Run visible checks' }).click()
    await expect(check('survives-split-reply')).toHaveAttribute('data-status', 'failed')
    await expect(ran).toBeVisible()
    await page.getByRole('tab', { name: 'Compare' }).click()
    await page.getByRole('button', { name: 'Go to the first difference' }).click({ timeout: 120_000 })
    const difference = page.locator('[data-compare] > li:focus')
    await expect(difference).toContainText('First difference')
    await expectNoViolation(page)
    await page.setViewportSize({ width: 320, height: 800 })
    await expect(difference).toContainText('With a right program')
    await expectNoViolation(page)
  })
})

test('events survive a reconnect: what was missed is replayed once', { tag: '@nightly' }, async ({
  page,
  signIn,
  context,
}) => {
  await signIn('reconnect')
  await visitLab(page)
  await page.locator('input[type=file]').setInputFiles(program('right.js'))
  // The first stream is cut after its first kilobyte, in the middle of the run.
  let cuts = 0
  await context.route('**/api/runs/*/events', async (route) => {
    cuts += 1
    if (cuts > 1) return route.continue()
    const response = await route.fetch({ timeout: 60_000 })
    const body = (await response.body()).toString('utf8')
    const events = body.split('\n\n')
    await route.fulfill({
      response,
      body: `${events.slice(0, Math.ceil(events.length / 3)).join('\n\n')}\n\n`,
    })
  })
  await page.getByRole('button', { name: 'Submit', exact: true }).click()
  await expect(page.getByRole('heading', { name: /18 of 18 checks passed/ })).toBeVisible()
  expect(cuts).toBeGreaterThan(1)
  await expect(page.locator('[data-check]')).toHaveCount(18)
})

test.describe('a run that is not told of any more', () => {
  test.use({ expectedComplaints: [/404/] })

  test('says so, and gives the buttons back', { tag: '@nightly' }, async ({ page, signIn }) => {
    await signIn('cut-off')
    await visitLab(page)
    await page.route('**/api/runs/*/events', (route) => route.fulfill({ status: 404, body: 'no such run' }))
    await page.getByRole('button', { name: 'Run visible checks' }).click()
    await expect(page.getByText(/The server tells nothing more of this run here/)).toBeVisible()
    await page.unroute('**/api/runs/*/events')
    await showPanel(page, 'Program')
    await expect(page.getByRole('button', { name: 'Run visible checks' })).toBeEnabled()
    await page.reload()
    await showPanel(page, 'Checks')
    await expect(page.getByRole('heading', { name: /checks passed/ })).toBeVisible()
  })
})
