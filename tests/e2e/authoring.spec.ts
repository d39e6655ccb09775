// An instructor writes an exercise from nothing, in the browser: an error with its line, mended; a thousand variants;
// published; assigned. A student solves it; the gradebook and its CSV say so.
import type { Page } from '@playwright/test'
import { expectNoViolation } from './support/accessible.ts'
import { castPassword, emailOf } from './support/cast.ts'
import { signInNames } from './support/demo-accounts.ts'
import { tabTo } from './support/keyboard.ts'
import { hourMs, local, readCsv } from './support/teaching.ts'
import { expect, signInAs, test, visitItem, watchComplaints } from './support/test.ts'

const slug = 'computer-networking'
const mistake = '    unit: milliseconds'

const written = (id: string, unit = '    unit: ms') => `---
id: ${id}
title: How far a bit gets
version: 1
topic: principles/delay
parameters:
  rate: { integer: [2, 900], unit: Mbps }
  size: { integer: [100, 900], unit: kB }
let:
  sending: size / rate
parts:
  - id: time
    kind: number
    ask: How long does it take to send the file?
${unit}
    answer: sending
    tolerance: 1%
    misconceptions:
      - { id: bits-for-bytes, value: sending / 8, says: "You took bytes for bits." }
tests:
  - { response: { time: "{{sending to ms}}" }, score: 1 }
  - { response: { time: "{{sending / 8 to ms}}" }, score: 0, misconception: bits-for-bytes }
references: [ RFC 9112 section 9 ]
---
## Statement
A file of {{size}} is sent at {{rate}}.

## Solution
It takes $\\frac{ {{size}} }{ {{rate}} }$, that is {{answer time}}.
`

/** Replaces all that stands in the editor, as pasting does: without automatic indentation in the way. */
async function write(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'exercise.md, editor' }).focus()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.insertText(text)
}

test('an exercise is written, mended, tested and published by keyboard alone; assigned, solved, and in the gradebook', {
  tag: '@nightly',
}, async ({ page, browser }) => {
  test.setTimeout(240_000)
  const id = `bit-${crypto.randomUUID().slice(0, 8)}`
  await signInAs(page, signInNames.instructor, 'roundtrip-demo')
  await page.goto(`/courses/${slug}/exercises`)
  await tabTo(page, 'link', 'New exercise')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'New exercise' })).toBeVisible()
  await tabTo(page, 'textbox', 'Title')
  await page.keyboard.type('How far a bit gets')
  await tabTo(page, 'textbox', 'Id')
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type(id)
  await page.keyboard.press('Enter')

  await test.step('an error shows its line and a remedy', async () => {
    await expect(page.getByRole('heading', { level: 1, name: `Edit ${id}` })).toBeVisible()
    await expect(page.getByRole('heading', { name: 'No problems' })).toBeVisible()
    await write(page, written(id, mistake))
    await expect(page.getByRole('heading', { name: '1 problem' })).toBeVisible()
    const line = written(id, mistake).split('\n').indexOf(mistake) + 1
    await expect(page.getByText(/“parts\.0\.unit” cannot be “/)).toBeVisible()
    // The template is shown until the text can be shown.
    await expect(page.getByText('This is an earlier text.')).toBeVisible()
    await expectNoViolation(page)
    await page.keyboard.press('Escape')
    await tabTo(page, 'button', `Line ${line}`)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('textbox', { name: 'exercise.md, editor' })).toBeFocused()
    // The line is selected: what is typed takes its place.
    await page.keyboard.insertText('unit: ms')
    await expect(page.getByRole('heading', { name: 'No problems' })).toBeVisible()
    await expect(page.getByRole('region', { name: 'Preview' }).getByText('How far a bit gets')).toBeVisible()
    await expect(page.getByText(/Draft saved/)).toBeVisible()
  })

  await test.step('Esc, then Tab leaves the editor', async () => {
    await page.keyboard.press('Escape')
    await page.keyboard.press('Tab')
    await expect(page.getByRole('textbox', { name: 'exercise.md, editor' })).not.toBeFocused()
  })

  await test.step('a thousand variants are tested', async () => {
    await tabTo(page, 'link', 'Test 1,000 variants')
    await page.keyboard.press('Enter')
    await tabTo(page, 'button', 'Test 1,000 variants')
    await page.keyboard.press('Enter')
    await expect(page.getByText('Everything held in all of 1,000 variants.')).toBeVisible({ timeout: 60_000 })
    await expect(page.getByRole('row', { name: /bits-for-bytes.* 1000 0/ }).first()).toBeVisible()
    await expectNoViolation(page)
  })

  await test.step('it is published', async () => {
    await page.goto(`/courses/${slug}/exercises/${id}/edit`)
    await expect(page.getByRole('heading', { name: 'No problems' })).toBeVisible()
    await tabTo(page, 'textbox', 'exercise.md, editor')
    await page.keyboard.press('Escape')
    await tabTo(page, 'button', 'Publish')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: 'How far a bit gets' })).toBeVisible()
    await page.waitForURL(/version=1/)
  })

  await test.step('the preview judges as the grader does', async () => {
    await page.getByRole('textbox', { name: 'Your answer' }).fill('1')
    await page.getByRole('button', { name: 'Judge this answer' }).click()
    await expect(page.getByRole('heading', { name: /0 of 1 points/ })).toBeFocused()
  })

  await test.step('the library has it', async () => {
    await page.goto(`/courses/${slug}/exercises?words=${id}`)
    const found = page.getByRole('main').getByRole('listitem').filter({ hasText: id })
    await expect(found.getByRole('link', { name: 'How far a bit gets' })).toBeVisible()
    await expect(found.getByText('version 1')).toBeVisible()
    await expect(found.getByText('1,000 variants passed')).toBeVisible()
  })

  const assignment = `Bits on the way (${id})`
  await test.step('it is assigned', async () => {
    await page.goto(`/courses/${slug}/assignments/new`)
    await page.getByRole('textbox', { name: 'Title' }).fill(assignment)
    await page.getByLabel('Opens').fill(local(-hourMs))
    await page.getByLabel('Due').fill(local(24 * hourMs))
    await page.getByLabel('Find exercises').fill(id)
    await page.getByRole('button', { name: 'Add How far a bit gets' }).click()
    await page.getByLabel('Points for How far a bit gets').fill('7')
    await page.getByRole('button', { name: 'Make the assignment' }).click()
    await expect(page.getByRole('link', { name: assignment }).first()).toBeVisible()
  })

  await test.step('a student solves it', async () => {
    const visitor = await browser.newContext({ baseURL: process.env.E2E_BASE_URL ?? '' })
    const student = await visitor.newPage()
    const complaints = watchComplaints(student)
    await signInAs(student, emailOf('first-reader'), castPassword)
    await visitItem(student, 'How far a bit gets', assignment)
    const text = await student.getByText('A file of').innerText()
    const [, size, rate] = /of\s+(\d+)\s*kB\s+is sent at\s+(\d+)\s*Mbps/u.exec(text) ?? []
    // Kilobytes are 8 kilobits each, and Mbps is kilobits in a millisecond.
    await student
      .getByRole('textbox', { name: 'Your answer' })
      .fill(String((8 * Number(size)) / Number(rate)))
    await student.getByRole('button', { name: 'Submit' }).click()
    await expect(student.getByRole('heading', { name: /1 of 1 parts? right, 7 of 7 points/ })).toBeFocused()
    expect(complaints).toEqual([])
    await visitor.close()
  })

  await test.step('the gradebook shows it, and the CSV holds it', async () => {
    await page.goto(`/courses/${slug}/gradebook`)
    await expect(page.getByRole('row', { name: /E2E first-reader/ })).toContainText('7')
    const line = (await readCsv(page)).find(({ Email }) => Email === emailOf('first-reader'))
    expect(line).toMatchObject({ [`${assignment}: How far a bit gets`]: '7', Total: '7' })
  })
})
