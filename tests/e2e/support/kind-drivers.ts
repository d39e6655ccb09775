// How each kind is answered by hand: what a test needs that goes through all of them. A new kind is one entry.
import { expect, type Locator, type Page } from '@playwright/test'
import type { PartResponse } from '#graders/parts/registry.ts'
import { chosen, edited, type KindDriver, placed, ticked, typed } from './kind-driver.ts'
import { showPanel } from './lab-page.ts'
import { exerciseTitle, labTitle, visitItem } from './test.ts'

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
const hashed = (page: Page) => page.getByRole('combobox', { name: 'Step 1: what', exact: true })
const firstAnswer = (page: Page) => page.getByRole('combobox', { name: 'Look-up 1, hop 1: Gets' })
const calls = [
  'server: socket()',
  'server: listen()',
  'server: bind() to its port',
  'client: socket()',
  'client: connect() is called',
  'client: send() of the request',
]

const sockets = 'Socket programming'

/** One that is answered and has no driver does not compile. */
const drivers = {
  number: {
    actor: 'typist',
    visit: (page) => visitItem(page, exerciseTitle),
    ...typed((page) => page.getByRole('textbox', { name: 'Your answer' }).first()),
  },
  'dns-zone': {
    actor: 'zone-typist',
    visit: (page) => visitItem(page, 'Publish a site with an alias', 'DNS names and records'),
    ...typed((page) => page.getByRole('textbox', { name: 'Zone text' }), zoneText, openTab('Zone text')),
  },
  table: {
    actor: 'cell-typist',
    visit: (page) => visitItem(page, 'What does a socket call do', sockets),
    ...typed((page) => page.getByRole('textbox', { name: 'over TCP, still listening: Sockets' })),
  },
  'firewall-policy': {
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
  'http-message': {
    actor: 'message-typist',
    visit: (page) => visitItem(page, 'Is my copy still good?', 'HTTP messages and state'),
    ...edited(
      (page) => page.getByRole('textbox', { name: 'Your request' }).first(),
      (number) => `GET /${number} HTTP/1.1\nHost: www.example.org\n\n`,
    ),
  },
  timeline: {
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
  matching: {
    actor: 'matching-typist',
    visit: (page) => visitItem(page, 'Which protocol does it', 'Principles and transport services'),
    ...chosen(firstList),
  },
  ordering: {
    actor: 'ordering-typist',
    visit: (page) => visitItem(page, 'Which call comes when?', sockets),
    ...placed(calls),
  },
  choice: {
    actor: 'choice-typist',
    visit: (page) => visitItem(page, 'Which way to load the page is fastest?', 'HTTP delay'),
    write: (page, number) =>
      choices(page, 'radio')
        .nth(number % 3)
        .check({ force: true }),
    shows: (page, number) => expect(choices(page, 'radio').nth(number % 3)).toBeChecked(),
    field: null,
  },
  'multiple-choice': {
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
  'short-text': {
    actor: 'line-typist',
    visit: (page) =>
      visitItem(page, 'Which name is asked for, to find the name of an address?', 'DNS names and records'),
    ...typed(
      (page) => page.getByRole('textbox', { name: 'Your answer' }).first(),
      (number) => `host${number}.example`,
    ),
  },
  formula: {
    actor: 'formula-typist',
    visit: (page) => visitItem(page, 'A page, as a formula', 'HTTP delay'),
    ...typed(
      (page) => page.getByRole('textbox', { name: 'Your formula' }).first(),
      (number) => `${number} * RTT`,
    ),
  },
  'http-reading': {
    actor: 'reading-typist',
    visit: (page) => visitItem(page, 'Where does a response end?', 'HTTP messages and state'),
    ...typed((page) => page.getByRole('textbox', { name: /entity tag/u })),
  },
  'cache-trace': {
    actor: 'cache-typist',
    visit: (page) => visitItem(page, "A page in a browser's cache", 'Web caching'),
    ...chosen((page) => page.getByRole('combobox', { name: 'Request 1: The cache' })),
  },
  'dns-bytes': {
    actor: 'byte-reader',
    visit: (page) => visitItem(page, 'Where does a packed name go on?', 'DNS messages, caching and attacks'),
    ...typed((page) => page.getByRole('textbox', { name: 'Answer 2, RDLENGTH' })),
  },
  'dns-trace': {
    actor: 'dns-tracer',
    visit: (page) => visitItem(page, 'Step by step from the root', 'DNS messages, caching and attacks'),
    ...chosen(firstAnswer),
    async write(page, number) {
      if ((await firstAnswer(page).count()) === 0) {
        await page.getByRole('button', { name: 'Add a hop to look-up 1' }).click()
        for (const [name, index] of [
          ['From', 1],
          ['To', 2],
          ['Asks for', 1],
        ] as const) {
          await page.getByRole('combobox', { name: `Look-up 1, hop 1: ${name}` }).selectOption({ index })
        }
      }
      await chosen(firstAnswer).write(page, number)
    },
  },
  topology: {
    actor: 'network-planner',
    // Every host of it has its place: only the policy is to be written.
    visit: (page) => visitItem(page, 'A bastion behind one router', 'Firewalls and gateways'),
    ...typed(
      (page) => page.getByRole('textbox', { name: /^Policy of screen/ }),
      (number) => `accept tcp to mail port ${number}`,
    ),
  },
  'packet-verdicts': {
    actor: 'packet-typist',
    visit: (page) => visitItem(page, 'Which rule decides?', 'Firewalls and gateways'),
    ...chosen((page) => page.getByRole('combobox', { name: 'Packet 1: What decides', exact: true })),
  },
  lab: {
    actor: 'program-typist',
    visit: (page) => visitItem(page, labTitle),
    ...edited(
      (page) => page.getByRole('textbox', { name: /^main\.py/ }),
      (number) => `print("${number}")`,
      (page) => showPanel(page, 'Program'),
    ),
  },
  'cookie-trace': {
    actor: 'cookie-eater',
    visit: (page) =>
      visitItem(page, 'Which cookies are kept, for how long, and who sees them?', 'HTTP messages and state'),
    ...ticked((page) => page.getByRole('group', { name: 'Request 3: Goes along' })),
  },
  handshake: {
    actor: 'hand-shaker',
    visit: (page) => visitItem(page, 'TLS 1.2, step by step', 'IPsec, TLS and PGP'),
    ...placed(['client: ClientHello', 'server: ServerHelloDone', 'client: ClientKeyExchange']),
  },
  'header-stack': {
    actor: 'stack-builder',
    visit: (page) => visitItem(page, 'One association within another', 'IPsec, TLS and PGP'),
    ...placed(['ESP header', 'UDP', 'Data']),
  },
  'rate-adaptation': {
    actor: 'rate-chooser',
    visit: (page) => visitItem(page, 'Good, and with few changes', 'Streaming and CDNs'),
    ...chosen((page) => page.getByRole('combobox', { name: 'All segments' })),
  },
  'piece-picking': {
    actor: 'piece-picker',
    visit: (page) => visitItem(page, 'The rarest piece first', 'Peer-to-peer'),
    ...chosen((page) => page.getByRole('combobox', { name: /: Ask it for$/ }).first()),
  },
  pipeline: {
    actor: 'pipe-fitter',
    visit: (page) => visitItem(page, 'An order that counts once', 'IPsec, TLS and PGP'),
    ...chosen(hashed),
    async write(page, number) {
      if ((await hashed(page).count()) === 0) {
        await page.getByRole('button', { name: 'Add a step: hash' }).click()
      }
      await chosen(hashed).write(page, number)
    },
  },
  'mail-dialogue': {
    actor: 'letter-writer',
    visit: (page) => visitItem(page, 'A blind copy, and failures to somebody else', 'E-mail'),
    ...typed(
      (page) => page.getByRole('textbox', { name: 'What the client sends, line by line' }),
      (number) => `EHLO host${number}`,
    ),
  },
} satisfies Record<PartResponse['kind'] | 'lab', KindDriver>

export const kindDrivers: readonly (KindDriver & { name: string })[] = Object.entries<KindDriver>(
  drivers,
).map(([name, driver]) => ({ name, ...driver }))

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
