// The messages of a TLS handshake are put in order, by keyboard alone.
import { expectAccessible } from './support/accessible.ts'
import { tabTo } from './support/keyboard.ts'
import { expect, test, visitItem } from './support/test.ts'

test('a handshake, by keyboard alone', { tag: '@nightly' }, async ({ page, signIn }) => {
  await signIn('hand-shaker')
  await visitItem(page, 'A first visit over TLS 1.3', 'IPsec, TLS and PGP')
  const order = page.getByRole('list', { name: /^Your order/ })
  const add = async (name: string) => {
    await tabTo(page, 'button', `Put at the end: ${name}`)
    await page.keyboard.press('Enter')
    await expect(order.getByRole('listitem').last()).toContainText(name)
  }
  const choose = async (label: string | RegExp, option: string) => {
    const field = page.getByRole('combobox', { name: label })
    const options = await field.locator('option').allInnerTexts()
    await tabTo(page, 'combobox', label)
    await page.keyboard.press('Home')
    for (let presses = 0; presses < options.indexOf(option); presses += 1) {
      await page.keyboard.press('ArrowDown')
    }
    await expect(field.locator('option:checked')).toHaveText(option)
  }
  for (const name of [
    'client: ClientHello',
    'server: ServerHello',
    'server: EncryptedExtensions',
    'server: Certificate',
    'server: CertificateVerify',
    'client: Finished',
    'server: Finished',
  ]) {
    await add(name)
  }
  await choose(/^First message of the client/, 'Finished')
  await choose(/^First message of the server/, 'EncryptedExtensions')
  await choose(/^Round trips/, '1')
  await choose(/^Type in the header/, 'application_data (23)')
  await expect(page.getByText(/Draft saved/)).toBeVisible()
  await tabTo(page, 'button', 'Submit')
  await page.keyboard.press('Enter')
  await test.step('the message that comes too early is marked and told why', async () => {
    await expect(order.getByRole('listitem').nth(5)).toContainText('Not right')
    await expect(page.getByText(/the client after it has checked that/).first()).toBeVisible()
    await expect(page.getByRole('list', { name: 'The right handshake' })).toHaveCount(0)
  })
  await expectAccessible(page)
  await test.step('on a narrow page it is mended in its place, and nothing is wider than the page', async () => {
    await page.setViewportSize({ width: 320, height: 800 })
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow).toBeLessThanOrEqual(0)
    await tabTo(page, 'button', 'Move down: client: Finished')
    await page.keyboard.press('Enter')
    await expect(order.getByRole('listitem').last()).toContainText('client: Finished')
    await tabTo(page, 'button', 'Submit')
    await page.keyboard.press('Enter')
    await expect(page.getByText('Right', { exact: true })).toHaveCount(11)
    await expectAccessible(page)
  })
})
