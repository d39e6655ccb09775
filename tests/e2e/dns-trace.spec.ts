// Who asks whom in the DNS: chosen by keyboard alone.
import { expectAccessible } from './support/accessible.ts'
import { tabTo } from './support/keyboard.ts'
import { expect, test, visitItem } from './support/test.ts'

test('hops are chosen, by keyboard alone', { tag: '@nightly' }, async ({ page, signIn }) => {
  await signIn('hop-teller')
  await visitItem(page, 'Step by step from the root', 'DNS messages, caching and attacks')
  const choose = async (name: string, option: RegExp) => {
    const list = page.getByRole('combobox', { name, exact: true })
    const options = await list.locator('option').allInnerTexts()
    const wanted = options.findIndex((text) => option.test(text))
    await tabTo(page, 'combobox', name)
    await page.keyboard.press('Home')
    for (let presses = 0; presses < wanted; presses += 1) await page.keyboard.press('ArrowDown')
    await expect(list.locator('option:checked')).toHaveText(options[wanted] ?? '')
  }
  const add = async (lookup: number, hop: number, from: RegExp, to: RegExp, asks: RegExp, gets: RegExp) => {
    await tabTo(page, 'button', `Add a hop to look-up ${lookup}`)
    await page.keyboard.press('Enter')
    const name = `Look-up ${lookup}, hop ${hop}`
    await choose(`${name}: From`, from)
    await choose(`${name}: To`, to)
    await choose(`${name}: Asks for`, asks)
    await choose(`${name}: Gets`, gets)
  }
  const submit = async () => {
    await tabTo(page, 'button', 'Submit')
    await page.keyboard.press('Enter')
  }
  const [resolver, answer, referral] = [/^resolver$/u, /^the answer$/u, /^a referral/u]
  await add(1, 1, /^client$/u, resolver, /^www.* A$/u, answer)
  await add(1, 2, resolver, /^a\.root\.$/u, /^www.* A$/u, referral)
  await add(1, 3, resolver, /^ns\.nic\.example\.$/u, /^www.* A$/u, referral)
  await submit()
  await test.step('where it parts from what is asked is told, and no right value', async () => {
    await expect(page.getByText(/Look-up 1, hop 4: Here it ends/u).first()).toBeVisible()
    await expectAccessible(page)
    await page.setViewportSize({ width: 320, height: 800 })
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow).toBeLessThanOrEqual(0)
  })
  await add(1, 4, resolver, /^ns2\.shop/u, /^www.* A$/u, answer)
  await add(2, 1, /^client$/u, resolver, /^mail.* A$/u, answer)
  await add(2, 2, resolver, /^ns1\.shop/u, /^mail.* A$/u, answer)
  await add(3, 1, /^client$/u, resolver, /^www.* A$/u, /out of the cache/u)
  await submit()
  await expect(page.getByRole('heading', { name: /1 of 1 part right/ })).toBeVisible()
  await expectAccessible(page)
})
