// Qualities of a video's segments: chosen by keyboard alone.
import { bestChoice } from '#protocols/streaming/best-choice.ts'
import { expectAccessible } from './support/accessible.ts'
import { tabTo } from './support/keyboard.ts'
import { expect, test, visitItem } from './support/test.ts'

const segments = 8

test('qualities are chosen, by keyboard alone', { tag: '@nightly' }, async ({ page, signIn }) => {
  await signIn('rate-chooser')
  await visitItem(page, 'Fetch ahead of the gap', 'Streaming and CDNs')
  const choose = async (label: string, downs: number) => {
    await tabTo(page, 'combobox', label)
    await page.keyboard.press('Home')
    for (let presses = 0; presses < downs; presses += 1) await page.keyboard.press('ArrowDown')
    await expect(page.getByRole('combobox', { name: label, exact: true })).not.toHaveValue('')
  }
  await test.step('what is chosen is played at once, and told', async () => {
    await choose('All segments', 4)
    await expect(page.getByText(/the picture starts at .* stands still/)).toBeVisible()
    await expect(page.getByRole('img', { name: /Network, buffer and picture/ })).toBeVisible()
  })
  await expect(page.getByText(/Draft saved/)).toBeVisible()
  await tabTo(page, 'button', 'Submit')
  await page.keyboard.press('Enter')
  await test.step('a picture that stands still is told where, and the best choice is not', async () => {
    const told = page.getByRole('list', { name: 'What is not kept' }).first()
    await expect(told).toContainText('the picture stands still for')
    await expect(page.getByText('The best that is possible has')).toHaveCount(0)
  })
  await expectAccessible(page)
  await test.step('on a narrow page it is mended, and nothing is wider than the page', async () => {
    await page.setViewportSize({ width: 320, height: 800 })
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow).toBeLessThanOrEqual(0)
    const periods = await page
      .getByRole('list', { name: 'What the network carries' })
      .getByRole('listitem')
      .allInnerTexts()
    const network = periods.map((text) => {
      const [, from, to, rate] = /^from ([\d.]+) s (?:to ([\d.]+) s|on): ([\d.]+) Mbit/.exec(text) ?? []
      return { seconds: Number(to ?? Number(from) + 1) - Number(from), rate: Number(rate) }
    })
    const { length, qualities } = await page.evaluate(() => {
      const said = document.body.innerText
      const rates = /segments of [\d.]+ s, in (.*?)\.\n/u.exec(said)?.[1] ?? ''
      return {
        length: Number(/segments of ([\d.]+) s/u.exec(said)?.[1]),
        qualities: [...rates.matchAll(/\(([\d.]+) Mbit/gu)].map(([, rate]) => Number(rate)),
      }
    })
    const weights = Array.from({ length: segments }, () => 1)
    const stream = { network, qualities, segmentSeconds: length, weights, startAfter: 1, bufferSeconds: null }
    const best = bestChoice(stream, { startWithin: length, switchesMax: null })
    expect(best?.chosen).toHaveLength(segments)
    for (const [at, quality] of (best?.chosen ?? []).entries()) await choose(`Segment ${at + 1}`, quality + 1)
    await tabTo(page, 'button', 'Submit')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('list', { name: 'What is not kept' })).toHaveCount(0)
    await expect(page.getByText('the picture stands still for')).toHaveCount(0)
    await expectAccessible(page)
  })
})
