// What a policy does with packets: chosen by keyboard alone.
import { expectAccessible } from './support/accessible.ts'
import { tabTo } from './support/keyboard.ts'
import { expect, test, visitItem } from './support/test.ts'

/** In every variant: how many arrows down in each list. */
const right = [
  ['accept', 'rule 2'],
  ['accept', 'rule 2'],
  ['deny', 'rule 1'],
  ['accept', 'rule 3'],
  ['deny', 'rule 4'],
  ['deny', 'the default'],
  ['accept', 'rule 5'],
] as const

test('packets are judged, by keyboard alone', { tag: '@nightly' }, async ({ page, signIn }) => {
  await signIn('packet-judge')
  await visitItem(page, 'Which rule decides?', 'Firewalls and gateways')
  const choose = async (packet: number, column: string, name: string) => {
    const field = page.getByRole('combobox', { name: `Packet ${packet + 1}: ${column}`, exact: true })
    const options = await field.locator('option').allInnerTexts()
    await tabTo(page, 'combobox', `Packet ${packet + 1}: ${column}`)
    await page.keyboard.press('Home')
    for (let presses = 0; presses < options.indexOf(name); presses += 1) {
      await page.keyboard.press('ArrowDown')
    }
    await expect(field.locator('option:checked')).toHaveText(name)
  }
  for (const [packet, [decision, by]] of right.entries()) {
    await choose(packet, 'What happens to it', decision)
    await choose(packet, 'What decides', packet === 1 ? 'rule 6' : by)
  }
  await expect(page.getByText(/Draft saved/)).toBeVisible()
  await tabTo(page, 'button', 'Submit')
  await page.keyboard.press('Enter')
  await test.step('the wrong one is marked and told what follows, and the right rule is not named', async () => {
    await expect(page.getByText('Not right', { exact: true })).toHaveCount(1)
    await expect(page.getByText('Right', { exact: true })).toHaveCount(6)
    const told = page.getByRole('list', { name: 'Verdicts that are not right' }).first()
    await expect(told).toContainText('a rule above it matches as well')
    await expect(page.getByRole('list', { name: 'The right verdicts' })).toHaveCount(0)
  })
  await expectAccessible(page)
  await test.step('on a narrow page it is mended in its place, and nothing is wider than the page', async () => {
    await page.setViewportSize({ width: 320, height: 800 })
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow).toBeLessThanOrEqual(0)
    await choose(1, 'What decides', 'rule 2')
    await tabTo(page, 'button', 'Submit')
    await page.keyboard.press('Enter')
    await expect(page.getByText('Right', { exact: true })).toHaveCount(7)
    await expectAccessible(page)
  })
})
