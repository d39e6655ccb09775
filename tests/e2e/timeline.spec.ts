// Space-time diagrams: one drawn with the keyboard alone, one with the pointer and wrong.
import type { Locator, Page } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { arrowTo, tabTo } from './support/keyboard.ts'
import { expect, test, visitItem } from './support/test.ts'

const assignment = 'HTTP delay'
const exercise = 'Draw one file on its way'

/** The student's own numbers, from the list beside the board. */
async function namedTimes(page: Page): Promise<{ rtt: number; tx: number }> {
  const text = await page.getByRole('list', { name: 'Named times' }).innerText()
  const ms = (name: string) => Number(new RegExp(`^${name} = ([\\d.]+)`, 'm').exec(text)?.[1])
  return { rtt: ms('RTT'), tx: ms('size / rate') }
}

const message = (page: Page, number: number, times = '') =>
  page.getByRole('button', { name: new RegExp(`^Message ${number}, .*${times}`) })

const at = (leaves: number, arrives: number) => `leaves at ${leaves} ms, arrives at ${arrives} ms$`

test('one file, by keyboard alone', { tag: '@nightly' }, async ({ page, signIn }) => {
  await signIn('keyboard-drawer')
  await visitItem(page, exercise, assignment)
  const { rtt, tx } = await namedTimes(page)
  const choose = async (number: number, label: string) => {
    const field = page.getByRole('combobox', { name: `Message of message ${number}`, exact: true })
    await expect(field).toBeFocused()
    await page.keyboard.type(label)
    await expect(field).toHaveValue(label)
  }
  /** Until the focused message is there; a drawing of this size has no more snaps than that. */
  const pressUntil = async (key: string, number: number, times: string) => {
    for (let presses = 0; presses < 15; presses += 1) {
      if ((await message(page, number, times).count()) > 0) return
      await page.keyboard.press(key)
    }
    throw new Error(`${key} never brought message ${number} to ${times}`)
  }

  await test.step('the first message in the table', async () => {
    await tabTo(page, 'button', 'New message')
    await page.keyboard.press('Enter')
    await choose(1, 'SYN')
    await arrowTo(page, 'textbox', 'Arrives, ms of message 1')
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type(String(rtt / 2))
  })

  await test.step('the others on the board', async () => {
    await tabTo(page, 'button', /^Message 1, SYN/)
    for (const [index, label] of ['SYN + ACK', 'GET base file'].entries()) {
      const leaves = ((index + 1) * rtt) / 2
      await page.keyboard.press('n')
      await expect(message(page, index + 2, at(leaves, leaves + rtt))).toBeFocused()
      await pressUntil('ArrowLeft', index + 2, at(leaves, leaves + rtt / 2))
      await page.keyboard.press('Enter')
      await choose(index + 2, label)
      await tabTo(page, 'button', new RegExp(`^Message ${index + 2}, ${label.replace('+', '\\+')}`))
    }
    await page.keyboard.press('n')
    await pressUntil('ArrowLeft', 4, at(1.5 * rtt, Number((2 * rtt).toFixed(3))))
    for (let ms = 0; ms < 3; ms += 1) await page.keyboard.press('Shift+ArrowRight')
    await expect(message(page, 4, at(1.5 * rtt, 2 * rtt + 3))).toBeFocused()
    await page.keyboard.press('Enter')
    await choose(4, 'base file')
  })

  await test.step('what cannot be is said at once, and judges nothing', async () => {
    await arrowTo(page, 'textbox', 'Arrives, ms of message 4')
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type('1')
    await expect(page.getByText('It arrives before it was sent.')).toBeVisible()
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type(String(Number((2 * rtt + tx).toFixed(3))))
    await expect(page.getByText('It arrives before it was sent.')).toBeHidden()
    await expect(page.getByText(/parts? right/)).toHaveCount(0)
  })

  await test.step('a message too many is taken away again', async () => {
    await tabTo(page, 'button', /^Message 1, SYN/)
    await page.keyboard.press('n')
    await expect(message(page, 5)).toBeFocused()
    await page.keyboard.press('Delete')
    await expect(message(page, 5)).toHaveCount(0)
    await expect(message(page, 4)).toBeFocused()
  })

  await tabTo(page, 'button', 'Submit')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /1 of 1 part right, 10 of 10 points/ })).toBeFocused()
  await expect(page.locator('[data-verdict=right]')).toHaveCount(4)
})

/** Where a moment of a lifeline is on the screen, read off the axis as a person does. */
async function spot(board: Locator, lifeline: string, ms: number): Promise<{ x: number; y: number }> {
  await board.scrollIntoViewIfNeeded()
  return board.evaluate(
    (svg, wanted) => {
      if (!(svg instanceof SVGSVGElement)) throw new Error('the board is an SVG')
      const ticks = [...svg.querySelectorAll('text')].filter((text) => /^\d+$/.test(text.textContent))
      const [zero, next] = ticks
      const line = svg.querySelector(`[data-lifeline=${wanted.lifeline}]`)
      const matrix = svg.getScreenCTM()
      if (!zero || !next || !line || !matrix) throw new Error('the board has an axis and lifelines')
      const top = Number(zero.getAttribute('y')) - 4
      const perMs = (Number(next.getAttribute('y')) - 4 - top) / Number(next.textContent)
      const x = Number(line.getAttribute('x')) + Number(line.getAttribute('width')) / 2
      const { x: left, y } = new DOMPoint(x, top + perMs * wanted.ms).matrixTransform(matrix)
      return { x: left, y }
    },
    { lifeline, ms },
  )
}

test('drawn with the pointer: ends snap, and the first wrong message is marked', { tag: '@nightly' }, async ({
  page,
  signIn,
}) => {
  await signIn('drawer')
  await visitItem(page, exercise, assignment)
  const { rtt, tx } = await namedTimes(page)
  const board = page.locator('[data-board] svg')
  const palette = page.getByRole('group', { name: 'What you draw next is' })
  const toServer = ['client', 'server'] as const
  const toClient = ['server', 'client'] as const
  const aim = async (label: string, [from, to]: readonly [string, string], start: number, end: number) => {
    await palette.getByRole('button', { name: label, exact: true }).click()
    return { begin: await spot(board, from, start), end: await spot(board, to, end) }
  }
  const drag = async (label: string, way: readonly [string, string], start: number, end: number) => {
    const aimed = await aim(label, way, start, end)
    await page.mouse.move(aimed.begin.x, aimed.begin.y)
    await page.mouse.down()
    await page.mouse.move(aimed.end.x, aimed.end.y, { steps: 4 })
    await page.mouse.up()
  }
  await drag('SYN', toServer, 1, rtt / 2 + 2)
  await expect(message(page, 1, at(0, rtt / 2))).toBeVisible()
  await test.step('pressed on one lifeline and then on the other, without a drag', async () => {
    const aimed = await aim('SYN + ACK', toClient, rtt / 2 + 1, rtt - 2)
    await page.mouse.click(aimed.begin.x, aimed.begin.y)
    await page.mouse.click(aimed.end.x, aimed.end.y)
    await expect(message(page, 2, at(rtt / 2, rtt))).toBeVisible()
  })
  await drag('GET base file', toServer, rtt, 1.5 * rtt + 1)
  await drag('base file', toClient, 1.5 * rtt, 2 * rtt - 1)
  await expect(message(page, 4, at(1.5 * rtt, 2 * rtt))).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Arrives, ms of message 4' })).toHaveValue(String(2 * rtt))
  await expect(page.getByText(/Draft saved/)).toBeVisible()
  await page.reload()
  await expect(message(page, 4, at(1.5 * rtt, 2 * rtt))).toBeVisible()
  await expectAccessible(page)
  const due = Number((2 * rtt + tx).toFixed(3))
  expect(await page.content()).not.toMatch(new RegExp(`\\b${due} ms`))

  await page.getByRole('button', { name: 'Submit' }).click()
  await expect(page.getByRole('heading', { name: /0 of 1 part right, 7.5 of 10 points/ })).toBeFocused()
  await expect(page.getByText('Your file is there with its first bit.')).toBeVisible()
  await expect(page.locator('[data-verdict=right]')).toHaveCount(3)
  await expect(page.locator('[data-message="3"]')).toHaveAttribute('data-verdict', 'wrong')
  expect(await page.content()).not.toMatch(new RegExp(`\\b${due} ms`))
  await test.step('the right message lies beneath, once the solution may be seen', async () => {
    await page.getByRole('button', { name: 'Show the solution' }).click()
    await page.getByRole('button', { name: 'End it and show the solution' }).click()
    await expect(page.locator('[data-ghost]')).toContainText('right: base file')
  })
  await expectAccessible(page)
})
