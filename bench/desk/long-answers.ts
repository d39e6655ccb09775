// Answers as long as their kinds let them be, where a widget may be as slow as it ever is: how each is written, and the
// place in it where a key is pressed. Of other kinds the exercise says how long an answer is.
import type { Locator, Page } from '@playwright/test'

interface LongAnswer {
  write: (page: Page) => Promise<void>
  field: (page: Page) => Locator
  /** Where a short answer does not take its place by itself. */
  clear?: (page: Page) => Promise<void>
}

const rows = 200
const lines = (count: number, line: (number: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index + 1)).join('\n')

export const longAnswers: Readonly<Record<string, LongAnswer>> = {
  'firewall-policy': {
    async write(page) {
      await page.getByRole('tab', { name: 'Text', exact: true }).click()
      await page
        .getByRole('textbox', { name: /Policy, one rule on a line/ })
        .fill(`${lines(rows, (number) => `accept tcp to web port ${8000 + number} new`)}\ndefault deny`)
      await page.getByRole('tab', { name: 'Table', exact: true }).click()
    },
    field: (page) =>
      page.getByRole('grid', { name: 'Rules, tried from the top' }).getByRole('textbox').first(),
  },
  'dns-zone': {
    async write(page) {
      await page.getByRole('tab', { name: 'Zone text', exact: true }).click()
      await page
        .getByRole('textbox', { name: 'Zone text' })
        .fill(
          [
            '$TTL 3600',
            '@ SOA ns1 hostmaster 2024010101 7200 900 1209600 300',
            '@ NS ns1',
            lines(rows, (number) => `host${number} A 192.0.2.${number}`),
            '',
          ].join('\n'),
        )
      await page.getByRole('tab', { name: 'Records', exact: true }).click()
    },
    field: (page) => page.getByRole('grid', { name: 'Records' }).getByRole('textbox').last(),
  },
  'mail-dialogue': written(
    (page) => page.getByRole('textbox', { name: 'What the client sends, line by line' }),
    [
      'EHLO host.example',
      'MAIL FROM:<a@example>',
      lines(rows, (number) => `RCPT TO:<user${number}@example>`),
    ],
  ),
  topology: written(
    (page) => page.getByRole('textbox', { name: /^Policy of screen/ }),
    // As many as may be written there.
    [lines(60, (number) => `accept tcp to mail port ${1000 + number}`)],
  ),
  timeline: {
    async write(page) {
      const another = page.getByRole('button', { name: 'New message' })
      for (let number = 0; number < 60 && (await another.isEnabled()); number += 1) await another.click()
    },
    field: (page) => page.getByRole('textbox', { name: 'Arrives, ms of message 1', exact: true }),
    async clear(page) {
      const remove = page.getByRole('button', { name: /^Remove message/ })
      while ((await remove.count()) > 0) await remove.first().click()
    },
  },
}

function written(field: LongAnswer['field'], text: readonly string[]): LongAnswer {
  return { field, write: (page) => field(page).fill(text.join('\n')) }
}
