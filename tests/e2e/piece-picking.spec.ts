// Whom a peer sends to: chosen by keyboard alone, from what the page says of each neighbour.
import { expectAccessible } from './support/accessible.ts'
import { tabTo } from './support/keyboard.ts'
import { expect, test, visitItem } from './support/test.ts'

const sends = ['', 'choked', 'regular', 'optimistic']

test('peers are unchoked, by keyboard alone', { tag: '@nightly' }, async ({ page, signIn }) => {
  await signIn('piece-picker')
  await visitItem(page, 'To whom do you send?', 'Peer-to-peer')
  const choose = async (round: number, name: string, what: string) => {
    const label = `Round ${round}, ${name}: Send to it`
    await tabTo(page, 'combobox', label)
    await page.keyboard.press('Home')
    for (let presses = 0; presses < sends.indexOf(what); presses += 1) await page.keyboard.press('ArrowDown')
    await expect(page.getByRole('combobox', { name: label, exact: true })).toHaveValue(what)
  }
  const peersOf = async (round: number) => {
    const texts = await page.getByRole('group', { name: `Round ${round}, peer ` }).allInnerTexts()
    return texts.map((text) => ({
      name: text.trim().slice(0, 1),
      rate: Number(/sent you (\d+) kB/u.exec(text)?.[1]),
      wants: !text.includes('not interested'),
    }))
  }
  for (const round of [1, 2]) {
    const peers = await peersOf(round)
    const wanting = peers.filter(({ wants }) => wants).toSorted((a, b) => b.rate - a.rate)
    for (const { name } of peers) {
      const place = wanting.findIndex((peer) => peer.name === name)
      const what =
        place < 0 || place > 4 ? 'choked' : place < 4 ? 'regular' : round === 1 ? 'optimistic' : 'choked'
      await choose(round, name, what)
    }
  }
  await expect(page.getByText(/Draft saved/)).toBeVisible()
  await tabTo(page, 'button', 'Submit')
  await page.keyboard.press('Enter')
  const told = page.getByRole('list', { name: 'Choices that are not sound' }).first()
  await expect(told).toContainText('Nobody is unchoked by chance')
  await expect(page.getByRole('list', { name: 'A sound way' })).toHaveCount(0)
  await expectAccessible(page)
  await test.step('on a narrow page it is mended, and nothing is wider than the page', async () => {
    await page.setViewportSize({ width: 320, height: 800 })
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow).toBeLessThanOrEqual(0)
    const wanting = (await peersOf(2)).filter(({ wants }) => wants).toSorted((a, b) => b.rate - a.rate)
    await choose(2, wanting[4]?.name ?? '', 'optimistic')
    await tabTo(page, 'button', 'Submit')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('list', { name: 'Choices that are not sound' })).toHaveCount(0)
    await expectAccessible(page)
  })
})
