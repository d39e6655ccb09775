// Nothing typed is ever lost: each kind goes through a reload, a lost connection and two windows.
// A new kind is one line.
import type { Locator, Page } from '@playwright/test'
import { shareOfToday } from '../support/share-of-today.ts'
import type { Actor } from './support/cast.ts'
import { exerciseTitle, expect, test, visitItem } from './support/test.ts'

interface Kind {
  name: string
  actor: Actor
  visit: (page: Page) => Promise<void>
  /** The field that is typed into, shown. */
  field: (page: Page) => Promise<Locator>
}

const kinds: readonly Kind[] = [
  {
    name: 'number',
    actor: 'typist',
    visit: (page) => visitItem(page, exerciseTitle),
    field: async (page) => page.getByRole('textbox', { name: 'Your answer' }).first(),
  },
  {
    name: 'dns-zone',
    actor: 'zone-typist',
    visit: (page) => visitItem(page, 'Publish a site with an alias', 'DNS zones'),
    async field(page) {
      await page.getByRole('tab', { name: 'Zone text' }).click()
      return page.getByRole('textbox', { name: 'Zone text' })
    },
  },
]

test.use({ expectedComplaints: [/ERR_INTERNET_DISCONNECTED|Failed to fetch|Failed to load/] })

const saved = (page: Page) => expect(page.locator('[data-draft-status=saved]')).toBeVisible()

for (const { name, actor, visit, field } of shareOfToday(kinds, 1, (kind) => kind.name)) {
  test(`what is typed into a ${name} survives`, async ({ page, signIn, context }) => {
    await signIn(actor)
    await visit(page)
    await (await field(page)).fill('11')
    await saved(page)
    await page.reload()
    await expect(await field(page)).toHaveValue('11')

    await context.setOffline(true)
    await (await field(page)).fill('12')
    await expect(page.locator('[data-draft-status=failed]')).toBeVisible()
    await context.setOffline(false)
    await saved(page)
    await page.reload()
    await expect(await field(page)).toHaveValue('12')

    const other = await context.newPage()
    await other.goto(page.url())
    await (await field(other)).fill('21')
    await saved(other)
    await page.bringToFront()
    await (await field(page)).fill('13')
    await page.getByRole('button', { name: 'Look at it' }).click()
    await expect(await field(page)).toHaveValue('21')
    await expect(page.getByText('Submitting …')).toHaveCount(0)
    await page.getByRole('button', { name: 'Back to mine' }).click()
    await expect(await field(page)).toHaveValue('13')
    await page.getByRole('button', { name: 'Keep mine' }).click()
    await expect(page.locator('[data-draft-place]')).toBeFocused()
    await saved(page)
    await other.bringToFront()
    await (await field(other)).fill('22')
    await other.getByRole('button', { name: 'Take the newer draft' }).click()
    await expect(await field(other)).toHaveValue('13')
    await other.close()
    await page.bringToFront()

    await (await field(page)).fill('14')
    await saved(page)
    await page.reload()
    await expect(await field(page)).toHaveValue('14')
  })
}
