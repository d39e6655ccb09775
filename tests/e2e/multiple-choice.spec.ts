// What a cache answers: worked out from the statement, and ticked by keyboard alone.
import { expectAccessible } from './support/accessible.ts'
import { tabTo } from './support/keyboard.ts'
import { expect, test, visitItem } from './support/test.ts'

const kept = {
  right: [/^The resolver answers without/, /^Had the owner changed/],
  wrong: /^The TTL in the answer/,
}
const gone = { right: [/^The resolver asks a name server/, /^The TTL in the answer/], wrong: /root server/ }

test('boxes to tick, by keyboard alone', { tag: '@nightly' }, async ({ page, signIn }) => {
  await signIn('box-ticker')
  await visitItem(page, 'What does a resolver answer out of its cache?', 'DNS messages, caching and attacks')
  const main = await page.getByRole('main').innerText()
  const seconds = (pattern: RegExp) => Number((pattern.exec(main)?.[1] ?? '').replaceAll(/\D/gu, ''))
  const [lifetime, age] = [seconds(/TTL of ([\d,\s]+)s;/u), seconds(/([\d,\s]+)s later another/u)]
  expect(lifetime * age).toBeGreaterThan(0)
  const { right, wrong } = age < lifetime ? kept : gone
  const tick = async (name: RegExp) => {
    await tabTo(page, 'checkbox', name)
    await page.keyboard.press('Space')
  }

  await test.step('Tab reaches each box, Space ticks and takes back', async () => {
    await tick(right[0] ?? wrong)
    await tick(wrong)
    await tick(/has the bit AA set/)
    await expect(page.getByRole('checkbox', { name: /has the bit AA set/ })).toBeChecked()
    await tick(/has the bit AA set/)
    await expect(page.getByRole('checkbox', { name: /has the bit AA set/ })).not.toBeChecked()
  })
  await expect(page.getByText(/Draft saved/)).toBeVisible()
  await tabTo(page, 'button', 'Submit')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /0 of 1 part right/ })).toBeFocused()
  await test.step('the wrong tick is explained, and what was not ticked is not told', async () => {
    const wrongs = page.getByRole('list', { name: 'Ticks that are not right' })
    await expect(wrongs.getByRole('listitem')).toHaveCount(1)
    await expect(wrongs.getByText(wrong)).toBeVisible()
  })
  await expectAccessible(page)
  await test.step('it is mended on a narrow page', async () => {
    await page.setViewportSize({ width: 320, height: 800 })
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow).toBeLessThanOrEqual(0)
    await tick(wrong)
    await tick(right[1] ?? wrong)
    await tabTo(page, 'button', 'Submit')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('list', { name: 'Ticks that are not right' })).toHaveCount(0)
    await expect(page.getByRole('heading', { name: /1 of 1 part right|right/i }).first()).toBeFocused()
  })
})
