// A DNS message, octet by octet: written by keyboard alone, first with a fault.
import { expectAccessible } from './support/accessible.ts'
import { tabTo } from './support/keyboard.ts'
import { expect, test, visitItem } from './support/test.ts'

const hex = (number: number, digits: number) => number.toString(16).padStart(digits, '0')
const label = (text: string) => hex(text.length, 2) + Buffer.from(text).toString('hex')

test('a query is written, by keyboard alone', { tag: '@nightly' }, async ({ page, signIn }) => {
  await signIn('byte-writer')
  await visitItem(page, 'Write a question, octet by octet', 'DNS messages, caching and attacks')
  const ask = await page
    .getByText(/Write the query for the records of type/u)
    .first()
    .innerText()
  const [, type, name = '', id] = /type (\d+) of (\S+), with the ID (\d+)/u.exec(ask) ?? []
  const question = `${name.split('.').map(label).join('')}00${hex(Number(type), 4)}0001`
  const octets = (flags: string) => `${hex(Number(id), 4)}${flags}0001000000000000${question}`
  const field = page.getByRole('textbox', { name: 'Octets of the message, in hexadecimal' })
  const write = async (text: string) => {
    await tabTo(page, 'textbox', 'Octets of the message, in hexadecimal')
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.insertText(text)
    await expect(field).toHaveValue(text)
  }
  const submit = async () => {
    await tabTo(page, 'button', 'Submit')
    await page.keyboard.press('Enter')
  }
  await write(octets('0000'))
  await expect(page.getByText('It can be read to its end.')).toBeVisible()
  await submit()
  await test.step('what follows is told, and nothing moves at 320 px', async () => {
    await expect(page.getByText(/RD is 0: only what the server itself knows/u).first()).toBeVisible()
    await expectAccessible(page)
    await page.setViewportSize({ width: 320, height: 800 })
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow).toBeLessThanOrEqual(0)
  })
  await test.step('a field is changed, and the octets with it', async () => {
    await page.getByRole('combobox', { name: 'Change a field' }).selectOption({ label: 'RD' })
    await page.getByRole('textbox', { name: 'to', exact: true }).fill('1')
    await tabTo(page, 'button', 'Write it')
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await field.inputValue()).replaceAll(' ', '')).toBe(octets('0100'))
  })
  await submit()
  await expect(page.getByRole('heading', { name: /1 of 1 part right/ })).toBeVisible()
  await expectAccessible(page)
})
