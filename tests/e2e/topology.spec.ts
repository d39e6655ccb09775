// A network: hosts placed and routers given their rules, by keyboard alone.
import { expectAccessible } from './support/accessible.ts'
import { tabTo } from './support/keyboard.ts'
import { expect, test, visitItem } from './support/test.ts'

test('a network is arranged, by keyboard alone', { tag: '@nightly' }, async ({ page, signIn }) => {
  await signIn('bastion-builder')
  await visitItem(page, 'A gateway with two feet', 'Firewalls and gateways')
  await expect(page.getByRole('heading', { name: 'Requirements' })).toBeVisible()
  const policy = 'Policy of outer, between internet and screen'
  const write = async (text: string) => {
    await tabTo(page, 'textbox', policy)
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.insertText(text)
    await expect(page.getByRole('textbox', { name: policy })).toHaveValue(text)
  }
  const place = async (arrows: number) => {
    await tabTo(page, 'combobox', 'Where gate stands')
    await page.keyboard.press('Home')
    for (let presses = 0; presses < arrows; presses += 1) await page.keyboard.press('ArrowDown')
  }
  const submit = async () => {
    await tabTo(page, 'button', 'Submit')
    await page.keyboard.press('Enter')
  }
  await place(3)
  await write('accept tcp on internet to gate\naccept tcp from gate to internet port 80, 443')
  await page.getByRole('radio', { name: /^Nothing:/u }).focus()
  await page.keyboard.press('Space')
  await submit()
  await test.step('the way and a packet prove what is not kept', async () => {
    const requirements = page.getByRole('list', { name: 'Requirements' }).first()
    await expect(requirements).toContainText('Not kept.')
    await expect(requirements).toContainText('internet → outer → screen → gate')
    await expectAccessible(page)
    await page.setViewportSize({ width: 320, height: 800 })
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow).toBeLessThanOrEqual(0)
  })
  await write('accept tcp on internet to gate port 25\naccept tcp from gate to internet port 80, 443')
  await submit()
  await expect(page.getByRole('heading', { name: /2 of 2 parts right/ })).toBeVisible()
  await expectAccessible(page)
})
