// A student at the labs of the course: of each a program with one fault, which is explained, and then a right one.

import { showPanel } from './support/lab-page.ts'
import { allLabs } from './support/labs/all-labs.ts'
import { expect, test, visitItem } from './support/test.ts'

/** Of each lab a program, the check that it fails, and what a student is told. */
const mistakes: [lab: string, program: string, check: string, told: RegExp][] = [
  ['udp-pinger', 'wrong-no-number.py', 'numbered', /what ping \d+ says/i],
  ['http-client', 'wrong-bare-line-feeds.py', 'well-formed', /CR LF|\\r\\n/],
  ['http-server', 'wrong-extra-line.py', 'content-length', /more|bytes/],
  ['smtp-client', 'wrong-no-stuffing.py', 'dot-stuffing', /dot|letter/],
  ['imap-client', 'wrong-no-quotes.py', 'quotes-password', /password/],
  ['dns-client', 'wrong-asks-once.py', 'lost-query', /the query to be sent again/],
  ['dns-cache', 'wrong-case-matters.py', 'any-case', /asked/],
  ['tls-client', 'wrong-ignores-dates.py', 'refuses-expired', /told this server/],
  ['socks-gateway', 'wrong-knows-no-rules.py', 'rules', /reply/],
  ['packet-filter', 'wrong-last-match.py', 'first-match', /verdict|packet/],
]

// One after the other: a student runs the checks of one lab at a time.
test.describe.configure({ mode: 'default', timeout: 600_000 })

for (const [id, program, checkId, told] of mistakes)
  test(`${id}: a fault is explained, and the right program gets full marks`, { tag: '@nightly' }, async ({
    page,
    signIn,
  }) => {
    const lab = allLabs.find((one) => one.id === id)
    if (lab === undefined) throw new Error(`there is no lab ${id}`)
    await signIn('lab-doer')
    await visitItem(page, lab.title, lab.assignment)
    await showPanel(page, 'Program')
    const upload = page.locator('input[type=file]')
    const finished = page.locator('[data-run-phase=finished]')

    await upload.setInputFiles(lab.solution(program))
    await page.getByRole('button', { name: 'Run visible checks' }).click()
    await expect(finished).toBeVisible({ timeout: 240_000 })
    const check = page.locator(`[data-check=${checkId}]`)
    await expect(check).toHaveAttribute('data-status', 'failed')
    // The first that failed is open: why it matters, and how to see the same elsewhere.
    await expect(check.getByText(told).first()).toBeVisible()
    await expect(check.getByText('Why', { exact: true })).toBeVisible()
    await expect(check.getByText('See it yourself:')).toBeVisible()
    await expect(page.getByText('no submission: nothing was counted')).toBeVisible()

    await showPanel(page, 'Program')
    await upload.setInputFiles(lab.solution('right.py'))
    await page.getByRole('button', { name: 'Submit', exact: true }).click()
    const verdict = page.getByRole('heading', { name: /(\d+) of \1 checks passed, 20 of 20 points/ })
    await expect(verdict).toBeVisible({ timeout: 240_000 })
  })
