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
  /** Answers with that text, or what stands for it in this kind. */
  write: (page: Page, text: string) => Promise<void>
  /** That it stands there. */
  shows: (page: Page, text: string) => Promise<void>
}

/** Of a kind that has a field for text: the field, shown. */
const typed = (field: (page: Page) => Promise<Locator>): Pick<Kind, 'write' | 'shows'> => ({
  write: async (page, text) => (await field(page)).fill(text),
  shows: async (page, text) => expect(await field(page)).toHaveValue(text),
})

/** All that is written below. */
const texts = ['11', '12', '13', '14', '21', '22']
const firstList = (page: Page) =>
  page
    .getByRole('group', { name: /Choose for each/ })
    .getByRole('combobox')
    .first()
const firstOrder = (page: Page) => page.getByRole('list', { name: /^Your order/ }).first()
const calls = [
  'server: socket()',
  'server: listen()',
  'server: bind() to its port',
  'client: socket()',
  'client: connect() is called',
  'client: send() of the request',
]
const callOf = (text: string) => calls[texts.indexOf(text)] ?? text

const kinds: readonly Kind[] = [
  {
    name: 'number',
    actor: 'typist',
    visit: (page) => visitItem(page, exerciseTitle),
    ...typed(async (page) => page.getByRole('textbox', { name: 'Your answer' }).first()),
  },
  {
    name: 'dns-zone',
    actor: 'zone-typist',
    visit: (page) => visitItem(page, 'Publish a site with an alias', 'DNS names and records'),
    ...typed(async (page) => {
      await page.getByRole('tab', { name: 'Zone text' }).click()
      return page.getByRole('textbox', { name: 'Zone text' })
    }),
  },
  {
    name: 'table',
    actor: 'cell-typist',
    visit: (page) => visitItem(page, 'What does a socket call do', 'Socket programming'),
    ...typed(async (page) => page.getByRole('textbox', { name: 'over TCP, still listening: Sockets' })),
  },
  {
    name: 'matching',
    actor: 'matching-typist',
    visit: (page) => visitItem(page, 'Which protocol does it', 'Principles and transport services'),
    write: async (page, text) => void (await firstList(page).selectOption(String(texts.indexOf(text)))),
    shows: (page, text) => expect(firstList(page)).toHaveValue(String(texts.indexOf(text))),
  },
  {
    name: 'ordering',
    actor: 'ordering-typist',
    visit: (page) => visitItem(page, 'Which call comes when?', 'Socket programming'),
    async write(page, text) {
      await page
        .getByRole('button', { name: `Put at the end: ${callOf(text)}`, exact: true })
        .first()
        .click()
    },
    shows: (page, text) => expect(firstOrder(page).getByRole('listitem').last()).toContainText(callOf(text)),
  },
]

test.use({ expectedComplaints: [/ERR_INTERNET_DISCONNECTED|Failed to fetch|Failed to load/] })

const saved = (page: Page) => expect(page.locator('[data-draft-status=saved]')).toBeVisible()

for (const { name, actor, visit, write, shows } of shareOfToday(kinds, 1, (kind) => kind.name)) {
  test(`what is typed into a ${name} survives`, async ({ page, signIn, context }) => {
    await signIn(actor)
    await visit(page)
    await write(page, '11')
    await saved(page)
    await page.reload()
    await shows(page, '11')

    await context.setOffline(true)
    await write(page, '12')
    await expect(page.locator('[data-draft-status=failed]')).toBeVisible()
    await context.setOffline(false)
    await saved(page)
    await page.reload()
    await shows(page, '12')

    const other = await context.newPage()
    await other.goto(page.url())
    await write(other, '21')
    await saved(other)
    await page.bringToFront()
    await write(page, '13')
    await page.getByRole('button', { name: 'Look at it' }).click()
    await shows(page, '21')
    await expect(page.getByText('Submitting …')).toHaveCount(0)
    await page.getByRole('button', { name: 'Back to mine' }).click()
    await shows(page, '13')
    await page.getByRole('button', { name: 'Keep mine' }).click()
    await expect(page.locator('[data-draft-place]')).toBeFocused()
    await saved(page)
    await other.bringToFront()
    await write(other, '22')
    await other.getByRole('button', { name: 'Take the newer draft' }).click()
    await shows(other, '13')
    await other.close()
    await page.bringToFront()

    await write(page, '14')
    await saved(page)
    await page.reload()
    await shows(page, '14')
  })
}
