// Messages written by hand: in the editor with its line ends, and line by line, with the keyboard alone.
import type { Page } from '@playwright/test'
import { expectNoViolation } from './support/accessible.ts'
import { expect, test, visitItem } from './support/test.ts'

const assignment = 'HTTP messages and state'
const conditional = 'Is my copy still good?'
const form = 'An order form on its way'
const situations = 'What does the server answer?'

/** The student's own numbers, from the statement. */
async function numbersOf(page: Page) {
  const text = await page.getByRole('main').innerText()
  const found = (pattern: RegExp) => pattern.exec(text)?.[1] ?? ''
  return {
    site: found(/www(\d+)\.example/u),
    article: found(/articles\/(\d+)/u),
    tag: found(/ETag: "(\d+)"/u),
    date: found(/Last-Modified: (.*GMT)/u),
    page: found(/If-None-Match: "(\d+)"/u),
  }
}

/** Types lines into the focused editor, replacing what is there; each ends in CR LF. */
async function type(page: Page, lines: readonly string[]): Promise<void> {
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.press('Delete')
  for (const line of lines) {
    await page.keyboard.type(line)
    await page.keyboard.press('Enter')
  }
}

test('a wrong byte is shown where it is, and a right request passes', { tag: '@nightly' }, async ({
  page,
  signIn,
}) => {
  await signIn('messenger')
  await visitItem(page, conditional, assignment)
  const editors = page.getByRole('textbox', { name: 'Your request' })
  await expect(editors).toHaveCount(2)
  await test.step('nothing of the solution is on the page', async () => {
    expect(await page.content()).not.toContain('If-None-Match')
  })
  const first = await numbersOf(page)

  await test.step('a lone LF stands out, and the octets are counted', async () => {
    await editors.first().focus()
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type(`GET /articles/${first.article}.html HTTP/1.1`)
    await page.keyboard.press('Shift+Enter')
    await page.keyboard.type(`Host: www${first.site}.example.org`)
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await expect(editors.first().locator('[data-word="LF alone"]')).toHaveCount(1)
    await expect(editors.first().locator('[data-word="CR LF"]')).toHaveCount(2)
    await expect(page.getByText('0 after the empty line; no Content-Length').first()).toBeVisible()
    await expect(page.getByText('This line ends in LF alone.').first()).toBeVisible()
    await expect(page.getByText(/parts? right/)).toHaveCount(0)
  })

  await test.step('a draft comes back with its line ends', async () => {
    await expect(page.getByText(/Draft saved/)).toBeVisible()
    await page.reload()
    await editors.first().focus()
    await expect(editors.first().locator('[data-word="LF alone"]')).toHaveCount(1)
  })

  await test.step('the verdict says what the server saw', async () => {
    await page.getByRole('button', { name: 'Submit' }).click()
    await expect(page.getByRole('heading', { name: /0 of 2 parts? right/ })).toBeFocused()
    const seen = page.getByRole('group', { name: 'What the server saw' }).first()
    const offset = `GET /articles/${first.article}.html HTTP/1.1`.length
    await expect(seen.getByText(`The first wrong byte is byte ${offset}, counted from 0.`)).toBeVisible()
    await expect(seen.locator('mark')).toContainText('LF alone')
    await expect(seen.getByRole('table')).toContainText('no such field')
  })

  await test.step('new numbers are solved', async () => {
    await page.getByRole('button', { name: 'New numbers' }).click()
    await expect(page.getByText('set 2').first()).toBeVisible()
    const { site, article, tag, date } = await numbersOf(page)
    await editors.nth(0).focus()
    const host = `Host: www${site}.example.org`
    await type(page, [`GET /articles/${article}.html HTTP/1.1`, host, `If-None-Match: "${tag}"`, ''])
    await editors.nth(1).focus()
    const since = `If-Modified-Since: ${date}`
    await type(page, [`GET /news/${article} HTTP/1.1`, 'Host: news.example.net', since, ''])
    await page.getByRole('button', { name: 'Submit' }).click()
    await expect(page.getByRole('heading', { name: /2 of 2 parts right, 10 of 10 points/ })).toBeFocused()
  })
})

test('with the keyboard alone, line by line', { tag: '@nightly' }, async ({ page, signIn }) => {
  await signIn('keyboard-messenger')
  await visitItem(page, situations, assignment)
  await expect(page.getByRole('textbox', { name: 'Your response' })).toHaveCount(5)
  const { page: tag } = await numbersOf(page)

  const focused = () =>
    page.evaluate(() => {
      const element = document.activeElement
      return element?.getAttribute('aria-label') ?? element?.textContent ?? ''
    })
  async function tabTo(name: string): Promise<void> {
    for (let presses = 0; presses < 80; presses += 1) {
      if ((await focused()) === name) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`Tab never reached “${name}”.`)
  }

  await tabTo('Write it line by line')
  await page.keyboard.press('Enter')
  await tabTo('Line 1')
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type('HTTP/1.1 304 Not Modified')
  for (const [index, line] of [`ETag: "${tag}"`, '', ''].entries()) {
    await tabTo(`Add a line below line ${index + 1}`)
    await page.keyboard.press('Enter')
    await tabTo(`Line ${index + 2}`)
    await page.keyboard.type(line)
  }
  await expect(page.getByText('0 after the empty line; no Content-Length').first()).toBeVisible()
  await tabTo('Submit')
  await page.keyboard.press('Enter')
  await tabTo('Submit them blank')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /1 of 5 parts right, 2 of 10 points/ })).toBeFocused()
})

test('what is written before the editor has come stands in it, and the cursor where it was', {
  tag: '@nightly',
}, async ({ page, signIn }) => {
  await signIn('keyboard-messenger')
  await visitItem(page, conditional, assignment)
  const editor = page.getByRole('textbox', { name: 'Your request' }).first()
  const { promise: released, resolve: release } = Promise.withResolvers<void>()
  await page.route('**/_next/static/**/*.js', async (route) => {
    await released
    await route.continue()
  })
  await editor.focus()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.press('Delete')
  // As a keyboard of another script, or a dictation, gives it: text without keys.
  await page.keyboard.insertText('GET /größe HTTP/1.1')
  await page.keyboard.press('Enter')
  await page.keyboard.insertText('Hst: www.example.org')
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowRight')
  await expect(editor).toHaveJSProperty('tagName', 'TEXTAREA')
  release()
  await expect(editor).toHaveAttribute('contenteditable', 'true')
  await expect(editor).toBeFocused()
  await page.keyboard.insertText('o')
  await expect(editor).toContainText('GET /größe HTTP/1.1')
  await expect(editor).toContainText('Host: www.example.org')
  await expect(editor.locator('[data-word="CR LF"]')).toHaveCount(1)
})

test('axe finds nothing at 320 px, light and dark', { tag: '@nightly' }, async ({ page, signIn }) => {
  await page.setViewportSize({ width: 320, height: 800 })
  await signIn('messenger')
  for (const [index, title] of [form, situations].entries()) {
    await page.emulateMedia({ colorScheme: index === 0 ? 'light' : 'dark' })
    await page.goto('/')
    await visitItem(page, title, assignment)
    const editor = page.getByRole('textbox', { name: /^Your re/ }).first()
    await editor.focus()
    await page.keyboard.type('GET /a long target which goes on beyond the edge of a narrow page HTTP/1.1')
    await page.keyboard.press('Shift+Enter')
    await page.getByRole('button', { name: 'Write it line by line' }).last().click()
    await expect(page.getByText(/Draft saved/)).toBeVisible()
    await expectNoViolation(page)
    await page.getByRole('button', { name: 'Submit', exact: true }).click()
    if (title === situations) await page.getByRole('button', { name: 'Submit them blank' }).click()
    await expect(page.getByRole('heading', { name: /parts? right/ })).toBeFocused()
    await expectNoViolation(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  }
})
