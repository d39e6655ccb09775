// The firewall exercises: solved by keyboard alone, answered wrongly, repaired as text.
import type { Page } from '@playwright/test'
import { expectAccessible, expectNoViolation } from './support/accessible.ts'
import { arrowTo, tabTo } from './support/keyboard.ts'
import { expect, test, visitItem } from './support/test.ts'

const assignment = 'Firewalls and gateways'

/** Ports in the order in which the requirements name them. */
async function portsAsked(page: Page): Promise<string[]> {
  const text = await page.locator('[data-requirement]').allInnerTexts()
  return text.flatMap((line) => [...line.matchAll(/\b(\d{2,5})\b/g)].map(([, port = '']) => port))
}

test('protecting the web server, by keyboard alone', { tag: '@nightly' }, async ({ page, signIn }) => {
  await signIn('filter-writer')
  await visitItem(page, 'Protect a web server', assignment)
  const [plain = '', secure = '', ssh = ''] = await portsAsked(page)
  const addRule = async (number: number) => {
    await tabTo(page, 'button', 'Add a rule at the end')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('combobox', { name: `Rule ${number}, Action` })).toBeFocused()
  }
  const choose = async (label: string, letters: string) => {
    await arrowTo(page, 'combobox', label)
    await page.keyboard.type(letters)
    await expect(page.getByRole('combobox', { name: label, exact: true })).toHaveValue(
      new RegExp(`^${letters}`),
    )
  }
  const type = async (label: string, text: string) => {
    await arrowTo(page, 'textbox', label)
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
    await page.keyboard.press('Tab')
    await arrowTo(page, 'textbox', 'Rule 3, Source', 'ArrowLeft')
    await page.keyboard.press('Enter')
    await expect(page.getByText(/parts? right/)).toHaveCount(0)
  })
  await test.step('a rule is one stop for Tab', async () => {
    await page.getByRole('combobox', { name: 'Rule 1, Action' }).focus()
    const stops: (string | null)[] = []
    const submit = page.getByRole('button', { name: 'Submit', exact: true })
    while (!(await submit.evaluate((element) => element === document.activeElement))) {
      await page.keyboard.press('Tab')
      const focused = page.locator(':focus')
      stops.push(
        await focused.evaluate((element) => element.closest('[role=row]')?.getAttribute('data-rule') ?? null),
      )
      if (stops.length > 40) throw new Error(`Tab went on and on: ${stops.join(' ')}`)
    }
    expect(stops.filter((rule) => rule !== null)).toEqual(['1', '2'])
    await page.keyboard.press('Shift+Tab')
  })
  await tabTo(page, 'button', 'Submit')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /1 of 1 part right, 10 of 10 points/ })).toBeFocused()
})

test('a hole is shown as a packet, which the tester runs through the rules', { tag: '@nightly' }, async ({
  page,
  signIn,
}) => {
  await signIn('filter-breaker')
  await visitItem(page, 'Protect a web server', assignment)
  const [plain, secure, ssh] = await portsAsked(page)
  await page.getByRole('tab', { name: 'Text' }).click()
  const text = page.getByRole('textbox', { name: /Policy, one rule on a line/ })
  await test.step('what cannot be read is said with its line, and is no verdict', async () => {
    await text.fill('accept any established\nallow tcp web')
    await expect(page.getByText(/Line 2:/)).toBeVisible()
    await expect(page.getByText(/parts? right/)).toHaveCount(0)
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
  await expect(page.getByRole('heading', { name: /0 of 1 part right/ })).toBeFocused()
  await expect(page.getByText(`Port ${ssh} is open to the whole Internet.`)).toBeVisible()
  const broken = page.locator('[data-verdict-on=nothing-else-in]')
  await expect(broken).toContainText('Yours: accept, by rule 2.')
  await expect(broken).not.toContainText('Needed')
  await broken.getByRole('button', { name: /Load in tester/ }).click()
  await expect(page.getByRole('heading', { name: 'Packet tester' })).toBeFocused()
  await expect(page.getByRole('textbox', { name: 'Packet, Destination port' })).toHaveValue(String(ssh))
  await expect(page.locator('[data-decision=accept]')).toBeVisible()
  await expect(page.locator('[data-traced=matched]')).toHaveAttribute('data-rule', '1')
  await expectAccessible(page)
})

test('the mail policy is repaired, and the rule that did nothing is gone', { tag: '@nightly' }, async ({
  page,
  signIn,
}) => {
  await signIn('filter-mender')
  await visitItem(page, 'A mail policy with a hole', assignment)
  await expect(page.getByText('Shadowed: never reached, covered by rule 4.')).toBeVisible()
  await expectNoViolation(page)
  await page.getByRole('button', { name: 'Remove rule 5' }).click()
  for (const rule of [2, 4]) {
    await page.getByRole('combobox', { name: `Rule ${rule}, State` }).selectOption('established')
  }
  await expect(page.getByText(/Draft saved/)).toBeVisible()
  await page.reload()
  await expect(page.getByRole('combobox', { name: 'Rule 4, State' })).toHaveValue('established')
  await page.getByRole('button', { name: 'Submit' }).click()
  await expect(page.getByRole('heading', { name: /1 of 1 part right, 10 of 10 points/ })).toBeFocused()
})
