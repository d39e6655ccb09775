import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { nightly } from '../../support/nightly.ts'
import { expect, schemeOfToday, test } from './test.ts'

/** What axe looks at. Colours are most of its work, and do not change with the width; all else does not with them. */
type Rules = 'all' | 'colours' | 'all but colours'

export async function expectNoViolation(page: Page, rules: Rules = 'all'): Promise<void> {
  // Of what is in order one example is enough, and no frame of ours has another origin: most of axe's time went into
  // telling a second page of it all.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode()
  if (rules === 'colours') axe.withRules('color-contrast')
  if (rules === 'all but colours') axe.disableRules('color-contrast')
  const { violations } = await axe.analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
}

/**
 * By day a page is looked at in the scheme that its test has on that day; at night, and for pictures, in the other one
 * too. That comes second, with a change of width before it: at a change of the scheme alone, axe read some colours of
 * the scheme before.
 */
function schemesOf(first: 'light' | 'dark'): readonly ('light' | 'dark')[] {
  if (!nightly && process.env.SCREENSHOTS === undefined) return [first]
  return first === 'light' ? ['light', 'dark'] : ['dark', 'light']
}

function rulesFor(isFirst: boolean, width: 1280 | 320): Rules | null {
  if (width === 1280) return isFirst ? 'all' : 'colours'
  // The way of one column is much the same for axe: at night it looks.
  return isFirst && nightly ? 'all but colours' : null
}

/** Light and dark, wide and at 320 px: no axe violation, and nothing that scrolls sideways. `look` is for pictures. */
export async function expectAccessible(
  page: Page,
  look: (name: string) => Promise<void> = async () => {},
): Promise<void> {
  const first = schemeOfToday(test.info())
  for (const colorScheme of schemesOf(first)) {
    for (const width of [1280, 320] as const) {
      await test.step(`${colorScheme}, ${width} px`, async () => {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        await page.setViewportSize({ width, height: 900 })
        const sideways = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        )
        expect(sideways, 'px of sideways scroll').toBe(0)
        const rules = rulesFor(colorScheme === first, width)
        if (rules !== null) await expectNoViolation(page, rules)
        await look(`${colorScheme} ${width}`)
      })
    }
  }
}
