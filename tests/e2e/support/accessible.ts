import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './test.ts'

export async function expectNoViolation(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
}

/** Light and dark, wide and at 320 px: no axe violation, and nothing that scrolls sideways. `look` is for pictures. */
export async function expectAccessible(
  page: Page,
  look: (name: string) => Promise<void> = async () => {},
): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1280, 320]) {
      await test.step(`${colorScheme}, ${width} px`, async () => {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        await page.setViewportSize({ width, height: 900 })
        const sideways = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        )
        expect(sideways, 'px of sideways scroll').toBe(0)
        // Narrow and dark is the narrow page in colours that were judged on the wide one.
        if (width === 1280 || colorScheme === 'light') await expectNoViolation(page)
        await look(`${colorScheme} ${width}`)
      })
    }
  }
}
