// Lines of text: typed by keyboard alone, and judged by what they say.
import { expectAccessible } from './support/accessible.ts'
import { tabTo } from './support/keyboard.ts'
import { expect, test, visitItem } from './support/test.ts'

test('short texts, by keyboard alone', { tag: '@nightly' }, async ({ page, signIn }) => {
  await signIn('line-writer')
  await visitItem(page, 'Which name is asked for, to find the name of an address?', 'DNS names and records')
  const statement = await page.getByText('A mail server is called from').innerText()
  const numbers = /(\d+)\.(\d+)\.(\d+)\.(\d+)/u.exec(statement)?.slice(1) ?? []
  expect(numbers).toHaveLength(4)
  const turned = numbers.toReversed().join('.')
  const type = async (nth: number, text: string) => {
    await tabTo(page, 'textbox', 'Your answer', nth)
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type(text)
  }
  await type(0, `${numbers.join('.')}.in-addr.arpa`)
  await type(1, ` ${turned.slice(turned.indexOf('.') + 1)}.IN-ADDR.arpa. `)
  await type(2, 'ptr')
  await expect(page.getByText(/Draft saved/)).toBeVisible()
  await tabTo(page, 'button', 'Submit')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /2 of 3 parts right/ })).toBeFocused()
  await test.step('what follows from the wrong one is said, and what is right is not', async () => {
    await expect(page.getByText(/Which end of an address is the general one/).first()).toBeVisible()
    await expect(page.getByText(`${turned}.in-addr.arpa`)).toHaveCount(0)
  })
  await expectAccessible(page)
  await test.step('it is mended on a narrow page', async () => {
    await page.setViewportSize({ width: 320, height: 800 })
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow).toBeLessThanOrEqual(0)
    await type(0, `${turned}.in-addr.arpa.`)
    await tabTo(page, 'button', 'Submit')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: /right/i }).first()).toBeFocused()
    await expect(page.getByText(/Which end of an address is the general one/)).toHaveCount(0)
  })
})
