// What comes after what: put together and moved by keyboard alone.
import { expectAccessible } from './support/accessible.ts'
import { tabTo } from './support/keyboard.ts'
import { expect, test, visitItem } from './support/test.ts'

test('an order, by keyboard alone', { tag: '@nightly' }, async ({ page, signIn }) => {
  await signIn('orderer')
  await visitItem(page, 'Which call comes when?', 'Socket programming')
  const add = async (name: string, part: number) => {
    await tabTo(page, 'button', `Put at the end: ${name}`, 0)
    await page.keyboard.press('Enter')
    await expect(orders.nth(part).getByRole('listitem').last()).toContainText(name)
  }
  const orders = page.getByRole('list', { name: /^Your order/ })
  await test.step('each is put at the end, and the focus goes on to the next', async () => {
    await add('server: socket()', 0)
    await add('server: bind() to its port', 0)
    await add('client: socket()', 0)
    await add('client: connect() is called', 0)
    await add('server: listen()', 0)
  })
  for (const name of [
    'socket()',
    'bind() to its port',
    'recvfrom() returns the question and where it came from',
  ]) {
    await add(name, 1)
  }
  await add('sendto() of the answer to where the question came from', 1)
  await expect(page.getByText(/Draft saved/)).toBeVisible()
  await tabTo(page, 'button', 'Submit')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /1 of 2 parts right/ })).toBeFocused()
  await test.step('the first broken place is marked, and no right order is shown', async () => {
    await expect(orders.nth(0).getByRole('listitem').nth(3)).toContainText('Not right')
    await expect(orders.nth(0).getByRole('listitem').nth(2)).toContainText('Right')
    await expect(page.getByText(/Nobody listens at that port yet/).first()).toBeVisible()
    await expect(page.getByText('A right order')).toHaveCount(0)
  })
  await expectAccessible(page)
  await test.step('Alt and the arrows move it, and the focus goes with it', async () => {
    const up = page.getByRole('button', { name: 'Move up: server: listen()' })
    await tabTo(page, 'button', 'Move up: server: listen()')
    await page.keyboard.press('Alt+ArrowUp')
    await expect(orders.nth(0).getByRole('listitem').nth(3)).toContainText('server: listen()')
    await expect(up).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(orders.nth(0).getByRole('listitem').nth(2)).toContainText('server: listen()')
    await expect(up).toBeFocused()
  })
  await add('server: accept() returns a new socket', 0)
  await add('client: send() of the request', 0)
  await add('server: recv() on the new socket returns the request', 0)
  await add('server: send() of the reply on the new socket', 0)
  await add('client: recv() returns the reply', 0)
  await tabTo(page, 'button', 'Submit')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /(2 of 2|All|Both).*right/i })).toBeFocused()
})
