// Somebody without an account: finds a unit, tries an exercise, learns from the verdict, takes new numbers,
// moves an instrument and shows it to a friend.
import { readFile } from 'node:fs/promises'
import { expectAccessible } from './support/accessible.ts'
import { scriptIsThere } from './support/script-there.ts'
import { expect, test } from './support/test.ts'

test('a stranger finds a unit, tries an exercise and learns from the verdict', { tag: '@nightly' }, async ({
  page,
  context,
}) => {
  await page.goto('/')
  await page.getByRole('link', { name: 'Read the units and try exercises' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Units' })).toBeVisible()
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(12)
  await expectAccessible(page)
  await page.getByRole('link', { name: 'HTTP delay' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'HTTP delay' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'What you can do afterwards' })).toBeVisible()
  await page.getByRole('main').getByRole('link', { name: 'One connection for the whole page' }).click()
  await expect(
    page.getByRole('heading', { level: 1, name: 'One connection for the whole page' }),
  ).toBeVisible()
  await expect(page).toHaveURL(/\/practice\/http-persistent-delay\?set=[\w-]+$/)
  const question = page.getByRole('region', { name: /^Question/ })
  const asked = await question.innerText()
  const answers = page.getByRole('textbox', { name: 'Your answer' })

  await test.step('what is empty or cannot be read is not judged', async () => {
    await answers.first().fill('many')
    await page.getByRole('button', { name: 'Submit' }).click()
    await expect(page.getByRole('main').getByRole('alert')).toContainText('cannot be read')
  })

  await test.step('a reload, and a friend with the link, see the same numbers; what was typed stays here', async () => {
    await answers.first().fill('1')
    await page.reload()
    await expect(answers.first()).toHaveValue('1')
    expect(await question.innerText()).toBe(asked)
    const friend = await context.browser()?.newPage()
    await friend?.goto(page.url())
    await expect(friend?.getByRole('region', { name: /^Question/ }) ?? question).toHaveText(
      (await question.textContent()) ?? '',
    )
    await friend?.close()
  })

  await test.step('a wrong answer is told what follows from it, and no right value', async () => {
    for (const answer of await answers.all()) await answer.fill('1')
    await page.getByRole('button', { name: 'Submit' }).click()
    await expect(page.getByRole('heading', { name: /0 of \d parts? right$/ })).toBeFocused()
    await expect(page.getByRole('button', { name: 'Try again with these numbers' })).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Solution' })).toHaveCount(0)
    await expectAccessible(page)
  })

  await test.step('the solution ends these numbers, and stays with them', async () => {
    await page.getByRole('button', { name: 'Show the solution' }).click()
    await page.getByRole('button', { name: 'End it and show the solution' }).click()
    await expect(page.getByRole('heading', { name: 'Solution', exact: true })).toBeVisible()
    await expect(answers.first()).toHaveValue('1')
    await page.reload()
    await expect(page.getByRole('table', { name: 'Right answers for your numbers' })).toBeVisible()
    expect(await question.innerText()).toBe(asked)
  })

  await test.step('new numbers begin afresh', async () => {
    const before = page.url()
    await page.getByRole('button', { name: 'New numbers' }).click()
    await expect(page.getByRole('heading', { name: 'Solution', exact: true })).toHaveCount(0)
    await expect(question.getByRole('heading')).toBeFocused()
    await expect(answers.first()).toHaveValue('')
    await expect(page).not.toHaveURL(before)
    await expect(page).toHaveURL(/set=/)
    expect(await question.innerText()).not.toBe(asked)
  })

  await test.step('an instrument is moved, and a friend with its link sees the same', async () => {
    await page
      .getByRole('navigation', { name: 'Breadcrumb' })
      .getByRole('link', { name: 'HTTP delay' })
      .click()
    await page
      .getByRole('region', { name: /instrument/i })
      .getByRole('link')
      .click()
    await expect(page.getByRole('heading', { level: 1, name: 'How a page loads' })).toBeVisible()
    await scriptIsThere(page)
    await page.getByRole('slider', { name: 'Round-trip time' }).focus()
    for (let steps = 0; steps < 7; steps += 1) await page.keyboard.press('ArrowRight')
    await page.getByRole('combobox', { name: 'Draw' }).selectOption('Persistent')
    await expect(page).toHaveURL(/rtt=107&.*way=persistent$/)
    const shown = await page.getByRole('main').innerText()
    expect(shown).toContain('107 ms')
    const friend = await context.browser()?.newPage()
    await friend?.goto(page.url())
    await expect(friend?.getByRole('figure') ?? page.getByRole('figure')).toBeVisible()
    expect(await friend?.getByRole('main').innerText()).toBe(shown)
    await friend?.close()
  })
})

test('what an instrument draws is a file that looks alike on paper, whatever the reader sees', {
  tag: '@nightly',
}, async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  for (const [instrument, files] of [
    ['page-load', 2],
    ['handshake', 2],
    ['swarm', 2],
    ['dns-walk', 1],
    ['rate-adaptation', 1],
  ] as const) {
    await page.goto(`/instruments/${instrument}`)
    await scriptIsThere(page)
    const buttons = page.getByRole('button', { name: /^Download the .* \(SVG\)$/ })
    await expect(buttons).toHaveCount(files)
    for (const button of await buttons.all()) {
      const [download] = await Promise.all([page.waitForEvent('download'), button.click()])
      const svg = await readFile(await download.path(), 'utf8')
      const { root, words, classes, ink } = await page.evaluate((text) => {
        const read = new DOMParser().parseFromString(text, 'image/svg+xml')
        const said = [...read.querySelectorAll('text')]
        return {
          root: read.documentElement.tagName,
          words: said.map(({ textContent }) => textContent).join(' '),
          classes: read.querySelectorAll('[class]').length,
          ink: said.flatMap((each) => (each instanceof SVGElement ? each.style.fill : [])),
        }
      }, svg)
      expect({ root, classes }, download.suggestedFilename()).toEqual({ root: 'svg', classes: 0 })
      expect(words.trim(), download.suggestedFilename()).not.toBe('')
      // Dark letters, for white paper: no channel of theirs is bright.
      for (const colour of ink) {
        const channels = [...colour.matchAll(/\d+/g)].slice(0, 3).map(Number)
        expect(Math.min(...channels), `${download.suggestedFilename()}: ${colour}`).toBeLessThan(140)
      }
    }
  }
})
