// Questions about a message: read on the page with its octets counted, and answered by keyboard alone.
import { expectAccessible } from './support/accessible.ts'
import { tabTo } from './support/keyboard.ts'
import { expect, test, visitItem } from './support/test.ts'

test('reading a message, by keyboard alone', { tag: '@nightly' }, async ({ page, signIn }) => {
  await signIn('message-reader')
  await visitItem(page, 'Where does a response end?', 'HTTP messages and state')
  const table = page.getByRole('table', { name: /a CR and an LF, an octet each/u })
  const rows = await table
    .getByRole('row')
    .evaluateAll((all) =>
      all.slice(1).map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent ?? '')),
    )
  const content = rows.at(-1)
  const [begins, text] = [Number(content?.[0]), content?.[1] ?? '']
  const tag = rows.find((row) => row[1]?.startsWith('ETag: '))?.[1]?.slice(6) ?? ''
  expect(tag).toMatch(/^"\d+"$/u)
  const type = async (name: RegExp, value: string) => {
    await tabTo(page, 'textbox', name)
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type(value)
  }
  const choose = async (name: RegExp, downs: number) => {
    await tabTo(page, 'combobox', name)
    await page.keyboard.press('Home')
    for (let presses = 0; presses < downs; presses += 1) await page.keyboard.press('ArrowDown')
  }
  await type(/media type/u, 'text/plain; charset=utf-8')
  await type(/entity tag/u, tag.slice(1, -1))
  await type(/first octet/u, String(begins))
  await type(/octets of content/u, String(text.length))
  await type(/whole message/u, String(begins + text.length))
  await choose(/where it ends/u, 2)
  await choose(/connection then/u, 1)
  await expect(page.getByText(/Draft saved/)).toBeVisible()
  await tabTo(page, 'button', 'Submit')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/It is a part of an entity tag/).first()).toBeVisible()
  await expect(page.getByText('Not right', { exact: true })).toHaveCount(1)
  await expect(page.getByText('Right', { exact: true })).toHaveCount(6)
  await expectAccessible(page)
  await test.step('on a narrow page it is mended in its place', async () => {
    await page.setViewportSize({ width: 320, height: 800 })
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow).toBeLessThanOrEqual(0)
    await type(/entity tag/u, tag)
    await tabTo(page, 'button', 'Submit')
    await page.keyboard.press('Enter')
    await expect(page.getByText('Right', { exact: true })).toHaveCount(7)
    await expectAccessible(page)
  })
})
