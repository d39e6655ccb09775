// A packet is put together from its headers, bracketed and asked about, by keyboard alone.
import { expectAccessible } from './support/accessible.ts'
import { tabTo } from './support/keyboard.ts'
import { expect, test, visitItem } from './support/test.ts'

test('a packet in a tunnel, by keyboard alone', { tag: '@nightly' }, async ({ page, signIn }) => {
  await signIn('stack-builder')
  await visitItem(page, 'A packet in a tunnel', 'IPsec, TLS and PGP')
  const order = page.getByRole('list', { name: /^Your order/ })
  const buttons = page.getByRole('button', { name: /^Put at the end: / })
  const names = (await buttons.allInnerTexts()).map((text) => text.replace(/^Put at the end:\s*/u, '').trim())
  const named = (beginning: string) => names.find((name) => name.startsWith(beginning)) ?? beginning
  const add = async (beginning: string) => {
    await tabTo(page, 'button', `Put at the end: ${named(beginning)}`)
    await page.keyboard.press('Enter')
    await expect(order.getByRole('listitem').last()).toContainText(named(beginning))
  }
  const choose = async (label: string, option: string) => {
    const field = page.getByRole('combobox', { name: label, exact: true })
    const options = await field.locator('option').allInnerTexts()
    await tabTo(page, 'combobox', label)
    await page.keyboard.press('Home')
    for (let presses = 0; presses < options.indexOf(option); presses += 1) {
      await page.keyboard.press('ArrowDown')
    }
    await expect(field.locator('option:checked')).toHaveText(option)
  }
  for (const block of ['new IP', 'ESP header', 'IP header of', 'TCP', 'Data', 'ESP trailer', 'ESP check']) {
    await add(block)
  }
  await choose('ESP encrypts, from', named('TCP'))
  await choose('ESP encrypts, up to and with', named('ESP trailer'))
  await choose('ESP protects against change, from', named('ESP header'))
  await choose('ESP protects against change, up to and with', named('ESP trailer'))
  const [, from = '', to = ''] = /, (\S+) → (\S+)$/u.exec(named('new IP')) ?? []
  await choose('Source address that a router on the way reads', from)
  await choose('Destination address that it reads', to)
  await choose('Number in the protocol field that it reads', '50 (ESP)')
  await choose('Can it read the ports?', 'no')
  await expect(page.getByText(/Draft saved/)).toBeVisible()
  await tabTo(page, 'button', 'Submit')
  await page.keyboard.press('Enter')
  await test.step('the wrong bracket is marked and told what follows; the right one is not said', async () => {
    await expect(page.getByText('Not right', { exact: true })).toHaveCount(1)
    await expect(page.getByText(/which hosts talk to each other/).first()).toBeVisible()
    await expect(page.getByRole('list', { name: 'The right packet' })).toHaveCount(0)
  })
  await expectAccessible(page)
  await test.step('on a narrow page it is mended in its place, and nothing is wider than the page', async () => {
    await page.setViewportSize({ width: 320, height: 800 })
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow).toBeLessThanOrEqual(0)
    await choose('ESP encrypts, from', named('IP header of'))
    await tabTo(page, 'button', 'Submit')
    await page.keyboard.press('Enter')
    await expect(page.getByText('Right', { exact: true })).toHaveCount(13)
    await expectAccessible(page)
  })
})
