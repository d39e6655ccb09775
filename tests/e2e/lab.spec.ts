import { program } from './support/program.ts'
import { expect, labTitle, test, visitItem } from './support/test.ts'

test('a student runs the visible checks, sees the wrong byte, mends the program and gets full marks', async ({
  page,
  signIn,
}) => {
  await signIn('programmer')
  await visitItem(page, labTitle)
  const upload = page.locator('input[type=file]')
  const runState = (phase: string) => page.locator(`[data-run-phase=${phase}]`)

  await test.step('a client that calls recv() once fails the split reply, and is told so', async () => {
    await upload.setInputFiles(program('wrong-recv-once.py'))
    await page.getByRole('button', { name: 'Run visible checks' }).click()
    await expect(runState('finished')).toBeVisible()
    await expect(page.locator('[data-check=prints-reply]')).toHaveAttribute('data-status', 'passed')
    const failed = page.locator('[data-check=survives-split-reply]')
    await expect(failed).toHaveAttribute('data-status', 'failed')
    await expect(failed.getByText('Expected', { exact: true })).toBeVisible()
    await expect(failed.getByText('Received', { exact: true })).toBeVisible()
    await expect(page.getByText('no submission: nothing was counted')).toBeVisible()
  })

  await test.step('what crossed the wire is there as diagram, streams, bytes and output', async () => {
    for (const tab of ['Sequence', 'Stream', 'Bytes', 'Output', 'Capture']) {
      await page.getByRole('tab', { name: tab }).click()
      await expect(page.getByRole('tabpanel', { name: tab })).toBeVisible()
    }
  })

  await test.step('the right program passes everything and counts', async () => {
    await upload.setInputFiles(program('right.py'))
    await page.getByRole('button', { name: 'Submit', exact: true }).click()
    await expect(page.getByRole('heading', { name: /18 of 18 checks passed, 20 of 20 points/ })).toBeFocused()
    await expect(page.getByRole('region', { name: 'History' }).getByRole('row')).toHaveCount(2)
  })

  await test.step('a page opened later shows the same', async () => {
    await page.reload()
    await expect(page.getByRole('heading', { name: /18 of 18 checks passed/ })).toBeVisible()
  })
})

test('events survive a reconnect: what was missed is replayed once', { tag: '@nightly' }, async ({
  page,
  signIn,
  context,
}) => {
  await signIn('reconnect')
  await visitItem(page, labTitle)
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
  await expect(page.locator('[data-check]')).toHaveCount(16)
})
