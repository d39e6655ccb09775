// The firewall exercises: solved by keyboard alone, answered wrongly, repaired as text.
import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { castPassword } from './support/cast.ts'
import { expect, signInAs, test } from './support/test.ts'

const root = path.resolve(import.meta.dirname, '../..')

/** A course and a student of one's own, and the exercise of that title open. */
async function openExercise(page: Page, title: string): Promise<void> {
  const name = `firewalls-${randomUUID()}`
  const env = { ...process.env, DATABASE_URL: process.env.E2E_DATABASE_URL }
  execFileSync(process.execPath, [path.join(root, 'tests/support/seed-firewalls.ts'), name], {
    env,
    cwd: root,
  })
  await signInAs(page, `${name}@e2e.test`, castPassword)
  await page.getByRole('link', { name: title }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
}

/** Ports in the order in which the requirements name them. */
async function portsAsked(page: Page): Promise<string[]> {
  const text = await page.locator('[data-requirement]').allInnerTexts()
  return text.flatMap((line) => [...line.matchAll(/\b(\d{2,5})\b/g)].map(([, port = '']) => port))
}

async function tabTo(page: Page, role: 'button' | 'textbox' | 'combobox', name: string): Promise<void> {
  const target = page.getByRole(role, { name, exact: true })
  for (let presses = 0; presses < 150; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never reached the ${role} ${name}.`)
}

test('protecting the web server, by keyboard alone', async ({ page }) => {
  await openExercise(page, 'Protect a web server')
  const [plain = '', secure = '', ssh = ''] = await portsAsked(page)
  const addRule = async (number: number) => {
    await tabTo(page, 'button', 'Add a rule at the end')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('combobox', { name: `Rule ${number}, Action` })).toBeFocused()
  }
  const choose = async (label: string, letters: string) => {
    await tabTo(page, 'combobox', label)
    await page.keyboard.type(letters)
    await expect(page.getByRole('combobox', { name: label, exact: true })).toHaveValue(
      new RegExp(`^${letters}`),
    )
  }
  const type = async (label: string, text: string) => {
    await tabTo(page, 'textbox', label)
    await page.keyboard.type(text)
  }
  await addRule(1)
  await choose('Rule 1, Arrives from', 'internet')
  await type('Rule 1, Destination', 'web')
  await type('Rule 1, Dest. ports', `${plain}, ${secure}`)
  await addRule(2)
  await choose('Rule 2, Arrives from', 'internet')
  await type('Rule 2, Source', 'admin')
  await type('Rule 2, Destination', 'web')
  await type('Rule 2, Dest. ports', ssh)
  await addRule(3)
  await choose('Rule 3, Protocol', 'any')
  await choose('Rule 3, State', 'established')
  await test.step('Alt and arrows move a rule, and the focus goes with it', async () => {
    await page.keyboard.press('Alt+ArrowUp')
    await expect(page.getByRole('combobox', { name: 'Rule 2, State' })).toBeFocused()
    await expect(page.getByRole('combobox', { name: 'Rule 2, State' })).toHaveValue('established')
  })
  await test.step('Enter in a cell submits nothing', async () => {
    await tabTo(page, 'textbox', 'Rule 3, Source')
    await page.keyboard.press('Enter')
    await expect(page.getByText(/parts right/)).toHaveCount(0)
  })
  await tabTo(page, 'button', 'Submit')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /1 of 1 parts right, 10 of 10 points/ })).toBeFocused()
  await expect(page.locator('[data-met=true]')).toHaveCount(5)
})

test('a hole is shown as a packet, which the tester runs through the rules', async ({ page }) => {
  await openExercise(page, 'Protect a web server')
  const [plain, secure, ssh] = await portsAsked(page)
  await page.getByRole('tab', { name: 'Text' }).click()
  const text = page.getByRole('textbox', { name: /Policy, one rule on a line/ })
  await test.step('what cannot be read is said with its line, and is no verdict', async () => {
    await text.fill('accept any established\nallow tcp to web')
    await expect(page.getByText(/Line 2:/)).toBeVisible()
    await expect(page.getByText(/parts right/)).toHaveCount(0)
  })
  await text.fill(
    [
      'accept any established',
      `accept tcp on internet to web port ${plain}, ${secure}, ${ssh} new`,
      `accept tcp on internet from admin to web port ${ssh} new`,
      'default deny',
    ].join('\n'),
  )
  await page.getByRole('tab', { name: 'Table' }).click()
  await expect(page.getByText('Redundant: never reached, covered by rule 2.')).toBeVisible()
  await page.getByRole('button', { name: 'Submit' }).click()
  await expect(page.getByRole('heading', { name: /0 of 1 parts right/ })).toBeFocused()
  await expect(page.getByText(`Port ${ssh} is open to the whole Internet.`)).toBeVisible()
  const broken = page.locator('[data-requirement=nothing-else-in]')
  await expect(broken).toContainText('Yours: accept, by rule 2. Needed: deny.')
  await broken.getByRole('button', { name: /Load in tester/ }).click()
  await expect(page.getByRole('heading', { name: 'Packet tester' })).toBeFocused()
  await expect(page.getByRole('textbox', { name: 'Packet, Destination port' })).toHaveValue(String(ssh))
  await expect(page.locator('[data-decision=accept]')).toBeVisible()
  await expect(page.locator('[data-traced=matched]')).toHaveAttribute('data-rule', '1')
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1280, 320]) {
      await test.step(`${colorScheme}, ${width} px: no axe violation, no sideways scroll`, async () => {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        await page.setViewportSize({ width, height: 900 })
        const sideways = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        )
        expect(sideways).toBe(0)
        const { violations } = await new AxeBuilder({ page }).analyze()
        expect(
          violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
        ).toEqual([])
      })
    }
  }
})

test('the mail policy is repaired, and the rule that did nothing is gone', async ({ page }) => {
  await openExercise(page, 'A mail policy with a hole')
  await expect(page.getByText('Shadowed: never reached, covered by rule 4.')).toBeVisible()
  const violations = (await new AxeBuilder({ page }).analyze()).violations
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
  await page.getByRole('button', { name: 'Remove rule 5' }).click()
  for (const rule of [2, 4]) {
    await page.getByRole('combobox', { name: `Rule ${rule}, State` }).selectOption('established')
  }
  await expect(page.getByText(/Draft saved/)).toBeVisible()
  await page.reload()
  await expect(page.getByRole('combobox', { name: 'Rule 4, State' })).toHaveValue('established')
  await page.getByRole('button', { name: 'Submit' }).click()
  await expect(page.getByRole('heading', { name: /1 of 1 parts right, 10 of 10 points/ })).toBeFocused()
})
