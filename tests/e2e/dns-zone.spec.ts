// A zone, edited and solved with the keyboard alone in the grid, and as text; the verdict on a wrong one.
import type { Page } from '@playwright/test'
import { expectNoViolation } from './support/accessible.ts'
import { expect, test, visitItem } from './support/test.ts'

const assignment = 'DNS names and records'
const title = 'Publish a site with an alias'

/** What a student reads in the statement. */
async function readTask(page: Page) {
  const text = await page.getByText('You run the zone').locator('..').innerText()
  const found = (pattern: RegExp) => pattern.exec(text)?.[1] ?? ''
  return {
    ipv4: found(/IPv4 address (198\.51\.100\.\d+)/u),
    ipv6: found(/IPv6 address\s+(2001:\S+?)\./u),
    ttl: found(/for (\d+) seconds/u),
  }
}

/** From the button that has the focus: adds a record and fills its row, key by key. */
async function typeRecord(page: Page, name: string, ttl: string, type: number, data: string): Promise<void> {
  const add = page.getByRole('button', { name: 'Add a record' })
  for (let presses = 0; presses < 120; presses += 1) {
    if (await add.evaluate((element) => element === document.activeElement)) break
    await page.keyboard.press('Tab')
  }
  const rows = page.getByRole('grid', { name: 'Records' }).getByRole('row')
  const before = await rows.count()
  await page.keyboard.press('Enter')
  await expect(rows).toHaveCount(before + 1)
  await expect(rows.last().getByLabel(/^Name/)).toBeFocused()
  await page.keyboard.type(name)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.type(ttl)
  await page.keyboard.press('ArrowRight')
  for (let down = 0; down < type; down += 1) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.type(data)
}

async function submit(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'Submit' })
  for (let presses = 0; presses < 120; presses += 1) {
    if (await button.evaluate((element) => element === document.activeElement)) break
    await page.keyboard.press('Tab')
  }
  await page.keyboard.press('Enter')
}

test('a zone is solved in the grid by keyboard, after its first try was shown where it fails', {
  tag: '@nightly',
}, async ({ page, signIn }) => {
  await signIn('zone-keeper')
  await visitItem(page, title, assignment)
  const first = await readTask(page)

  await test.step('a record typed in the grid stands in the text, and is previewed with whole names', async () => {
    await typeRecord(page, 'web', first.ttl, 0, first.ipv4)
    await expect(
      page.getByText(new RegExp(`^= web\\.shop\\d+\\.example\\. ${first.ttl} A ${first.ipv4}$`)),
    ).toBeVisible()
    await typeRecord(page, 'www', '', 3, 'web.shop')
    await expect(
      page.getByText(/^= www\.shop\d+\.example\. 3600 CNAME web\.shop\.shop\d+\.example\.$/),
    ).toBeVisible()
    await page.getByRole('tab', { name: 'Zone text' }).focus()
    await page.keyboard.press('Enter')
    await expect(page.getByLabel('Zone text', { exact: true }).last()).toHaveValue(/www\tCNAME\tweb\.shop\n/)
  })

  await test.step('the query box walks from the stub to the zone, and judges nothing', async () => {
    await page.getByRole('button', { name: 'Step by step' }).press('Enter')
    const walk = page.getByRole('list', { name: /way of the question/ })
    await expect(walk.getByText('Stub')).toBeVisible()
    await page.getByRole('button', { name: 'Next step' }).press('Enter')
    await expect(walk.getByText(/root server/)).toBeVisible()
    await page.getByRole('button', { name: 'All steps' }).press('Enter')
    await expect(page.getByText('No such name by way of one alias (NXDOMAIN).')).toBeVisible()
    await expect(page.getByText(/Not met/)).toHaveCount(0)
  })

  await test.step('the verdict loads the failing query and marks the record it rests on', async () => {
    await submit(page)
    await expect(page.getByRole('heading', { name: /0 of 1 parts? right/ })).toBeFocused()
    await expect(page.getByText(/Not met: web\.shop\d+\.example has the IPv6 address/).first()).toBeVisible()
    await expect(page.getByText('It ends here.')).toBeVisible()
    await expectNoViolation(page)
  })

  await test.step('with new numbers it is solved', async () => {
    await page.getByRole('button', { name: 'New numbers' }).press('Enter')
    await expect(page.getByText('set 2').first()).toBeVisible()
    const second = await readTask(page)
    await typeRecord(page, 'web', second.ttl, 0, second.ipv4)
    await typeRecord(page, 'web', second.ttl, 1, second.ipv6)
    await typeRecord(page, 'www', '', 3, 'web')
    await typeRecord(page, '@', '', 0, second.ipv4)
    await submit(page)
    await expect(page.getByRole('heading', { name: /1 of 1 parts? right, 10 of 10 points/ })).toBeFocused()
  })
})

test('each zone exercise is accessible, light and dark, and fits into 320 px', { tag: '@nightly' }, async ({
  page,
  signIn,
}) => {
  await signIn('zone-visitor')
  for (const name of [title, 'Mail servers, name servers and glue', 'What is wrong in this zone?']) {
    await visitItem(page, name, assignment)
    await page.getByRole('button', { name: 'Ask', exact: true }).click()
    await expect(page.getByRole('list', { name: /way of the question/ })).toBeVisible()
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await expectNoViolation(page)
      for (const tab of ['Records', 'Zone text']) {
        await page.getByRole('tab', { name: tab }).click()
        for (const width of [320, 1_200]) {
          await page.setViewportSize({ width, height: 900 })
          const scrolls = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
          expect(scrolls, `${name}, ${tab} at ${width} px`).toBe(false)
        }
      }
    }
    await page.goto('/')
  }
})
