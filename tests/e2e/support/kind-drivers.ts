// How each kind is answered by hand: what a test needs that goes through all of them. A new kind is one entry.
import { expect, type Locator, type Page } from '@playwright/test'
import type { Actor } from './cast.ts'
import { showPanel } from './lab-page.ts'
import { exerciseTitle, labTitle, visitItem } from './test.ts'

export interface KindDriver {
  name: string
  actor: Actor
  visit: (page: Page) => Promise<void>
  /** Answers with that number, or with what stands for it in this kind; readable, and never right. */
  write: (page: Page, number: number) => Promise<void>
  /** That it stands there. */
  shows: (page: Page, number: number) => Promise<void>
  /** Where a key that is pressed changes the answer; null where choosing is all there is. */
  field: ((page: Page) => Locator) | null
}

/** Of a kind that has a field for text: what is written into it for a number. */
function typed(
  field: (page: Page) => Locator,
  text: (number: number) => string = String,
  open: (page: Page) => Promise<void> = async () => {},
): Pick<KindDriver, 'write' | 'shows' | 'field'> {
  return {
    async write(page, number) {
      await open(page)
      await field(page).fill(text(number))
    },
    async shows(page, number) {
      await open(page)
      await expect(field(page)).toHaveValue(new RegExp(`\\b\\w*${number}\\b`))
    },
    field,
  }
}

/** Of a kind that is written in an editor. */
function edited(
  editor: (page: Page) => Locator,
  text: (number: number) => string,
  open: (page: Page) => Promise<void> = async () => {},
): Pick<KindDriver, 'write' | 'shows' | 'field'> {
  return {
    async write(page, number) {
      await open(page)
      await editor(page).focus()
      // Text that no key makes reaches the editor itself only, which is loaded by whoever is about to write.
      await expect(editor(page)).toHaveAttribute('contenteditable', 'true')
      await page.keyboard.press('ControlOrMeta+A')
      const lines = text(number).split('\n')
      for (const [index, line] of lines.entries()) {
        await page.keyboard.insertText(line)
        if (index < lines.length - 1) await page.keyboard.press('Enter')
      }
    },
    async shows(page, number) {
      await open(page)
      await expect(editor(page)).toContainText(text(number).split('\n')[0] ?? '')
    },
    field: editor,
  }
}

/** Of a kind with lists to choose from: a place in one of them. */
const chosen = (list: (page: Page) => Locator): Pick<KindDriver, 'write' | 'shows' | 'field'> => ({
  write: async (page, number) => void (await list(page).selectOption({ index: 1 + (number % 3) })),
  shows: (page, number) => expect(list(page)).toHaveJSProperty('selectedIndex', 1 + (number % 3)),
  field: list,
})

const openTab = (name: string) => (page: Page) => page.getByRole('tab', { name, exact: true }).click()

const zoneText = (number: number) =>
  [
    '$TTL 3600',
    '@ SOA ns1 hostmaster 2024010101 7200 900 1209600 300',
    '@ NS ns1',
    'ns1 A 192.0.2.1',
    `host${number} A 192.0.2.${number}`,
    '',
  ].join('\n')

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
const callOf = (number: number) => calls[number % calls.length] ?? ''

const sockets = 'Socket programming'

export const kindDrivers: readonly KindDriver[] = [
  {
    name: 'number',
    actor: 'typist',
    visit: (page) => visitItem(page, exerciseTitle),
    ...typed((page) => page.getByRole('textbox', { name: 'Your answer' }).first()),
  },
  {
    name: 'dns-zone',
    actor: 'zone-typist',
    visit: (page) => visitItem(page, 'Publish a site with an alias', 'DNS names and records'),
    ...typed((page) => page.getByRole('textbox', { name: 'Zone text' }), zoneText, openTab('Zone text')),
  },
  {
    name: 'table',
    actor: 'cell-typist',
    visit: (page) => visitItem(page, 'What does a socket call do', sockets),
    ...typed((page) => page.getByRole('textbox', { name: 'over TCP, still listening: Sockets' })),
  },
  {
    name: 'firewall-policy',
    actor: 'filter-typist',
    visit: (page) => visitItem(page, 'Protect a web server', 'Firewalls and gateways'),
    ...typed(
      (page) => page.getByRole('textbox', { name: /Policy, one rule on a line/ }),
      (number) => `accept tcp to web port ${8000 + number} new\ndefault deny`,
      openTab('Text'),
    ),
    async shows(page, number) {
      await openTab('Text')(page)
      const policy = page.getByRole('textbox', { name: /Policy, one rule on a line/ })
      await expect(policy).toHaveValue(new RegExp(`port ${8000 + number}`))
    },
  },
  {
    name: 'http-message',
    actor: 'message-typist',
    visit: (page) => visitItem(page, 'Is my copy still good?', 'HTTP messages and state'),
    ...edited(
      (page) => page.getByRole('textbox', { name: 'Your request' }).first(),
      (number) => `GET /${number} HTTP/1.1\nHost: www.example.org\n\n`,
    ),
  },
  {
    name: 'timeline',
    actor: 'board-typist',
    visit: (page) => visitItem(page, 'Draw one file on its way', 'HTTP delay'),
    async write(page, number) {
      const arrives = page.getByRole('textbox', { name: 'Arrives, ms of message 1', exact: true })
      if ((await arrives.count()) === 0) await page.getByRole('button', { name: 'New message' }).click()
      await page
        .getByRole('combobox', { name: 'Message of message 1', exact: true })
        .selectOption('base file')
      await arrives.fill(String(number))
    },
    shows: (page, number) =>
      expect(page.getByRole('textbox', { name: 'Arrives, ms of message 1', exact: true })).toHaveValue(
        String(number),
      ),
    field: (page) => page.getByRole('textbox', { name: 'Arrives, ms of message 1', exact: true }),
  },
  {
    name: 'matching',
    actor: 'matching-typist',
    visit: (page) => visitItem(page, 'Which protocol does it', 'Principles and transport services'),
    ...chosen(firstList),
  },
  {
    name: 'ordering',
    actor: 'ordering-typist',
    visit: (page) => visitItem(page, 'Which call comes when?', sockets),
    async write(page, number) {
      // Alone in the order, so that it can be told from what was written before.
      const out = firstOrder(page).getByRole('button', { name: /^Take out/ })
      while ((await out.count()) > 0) await out.first().click()
      await page
        .getByRole('button', { name: `Put at the end: ${callOf(number)}`, exact: true })
        .first()
        .click()
    },
    shows: (page, number) =>
      expect(firstOrder(page).getByRole('listitem').last()).toContainText(callOf(number)),
    field: null,
  },
  {
    name: 'choice',
    actor: 'choice-typist',
    visit: (page) => visitItem(page, 'Which way to load the page is fastest?', 'HTTP delay'),
    write: (page, number) =>
      choices(page, 'radio')
        .nth(number % 3)
        .check({ force: true }),
    shows: (page, number) => expect(choices(page, 'radio').nth(number % 3)).toBeChecked(),
    field: null,
  },
  {
    name: 'multiple-choice',
    actor: 'tick-typist',
    visit: (page) =>
      visitItem(page, 'What does a resolver answer out of its cache?', 'DNS messages, caching and attacks'),
    async write(page, number) {
      const ticks = choices(page, 'checkbox')
      for (let tick = 0; tick < 6; tick += 1) {
        const wanted = tick === number % 3 || tick >= 4
        if ((await ticks.nth(tick).isChecked()) !== wanted) await press(ticks.nth(tick))
      }
    },
    async shows(page, number) {
      for (let tick = 0; tick < 3; tick += 1) {
        await expect(choices(page, 'checkbox').nth(tick)).toBeChecked({ checked: tick === number % 3 })
      }
    },
    field: null,
  },
  {
    name: 'short-text',
    actor: 'line-typist',
    visit: (page) =>
      visitItem(page, 'Which name is asked for, to find the name of an address?', 'DNS names and records'),
    ...typed(
      (page) => page.getByRole('textbox', { name: 'Your answer' }).first(),
      (number) => `host${number}.example`,
    ),
  },
  {
    name: 'http-reading',
    actor: 'reading-typist',
    visit: (page) => visitItem(page, 'Where does a response end?', 'HTTP messages and state'),
    ...typed((page) => page.getByRole('textbox', { name: /entity tag/u })),
  },
  {
    name: 'cache-trace',
    actor: 'cache-typist',
    visit: (page) => visitItem(page, "A page in a browser's cache", 'Web caching'),
    ...chosen((page) => page.getByRole('combobox', { name: 'Request 1: The cache' })),
  },
  {
    name: 'packet-verdicts',
    actor: 'packet-typist',
    visit: (page) => visitItem(page, 'Which rule decides?', 'Firewalls and gateways'),
    ...chosen((page) => page.getByRole('combobox', { name: 'Packet 1: What decides', exact: true })),
  },
  {
    name: 'lab',
    actor: 'program-typist',
    visit: (page) => visitItem(page, labTitle),
    ...edited(
      (page) => page.getByRole('textbox', { name: /^main\.py/ }),
      (number) => `print("${number}")`,
      (page) => showPanel(page, 'Program'),
    ),
  },
]

/** What is pressed is the label: the browser's own circle or square is hidden beneath it. */
const press = (choice: Locator) => choice.locator('xpath=ancestor::label').click()

/** Of the first question with options. */
const choices = (page: Page, role: 'radio' | 'checkbox') =>
  page
    .getByRole(role === 'radio' ? 'radiogroup' : 'group', {
      name: role === 'radio' ? 'Your answer' : 'Tick all that are right',
    })
    .first()
    .getByRole(role)
