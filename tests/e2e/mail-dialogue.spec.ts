// A dialogue with a mail server that answers by itself: typed by keyboard alone.
import { expectAccessible } from './support/accessible.ts'
import { tabTo } from './support/keyboard.ts'
import { expect, test, visitItem } from './support/test.ts'

test('a mail dialogue, by keyboard alone', { tag: '@nightly' }, async ({ page, signIn }) => {
  await signIn('letter-writer')
  await visitItem(page, 'Send a letter by hand', 'E-mail')
  const statement = await page.getByRole('main').innerText()
  const room = /Room (\d+)/u.exec(statement)?.[1] ?? ''
  const hour = /We meet at (\d+)\./u.exec(statement)?.[1] ?? ''
  const lines = (end: string) =>
    [
      'EHLO pc.a.example',
      'MAIL FROM:<alice@a.example>',
      'RCPT TO:<bob@b.example>',
      'DATA',
      'From: alice@a.example',
      'To: bob@b.example',
      `Subject: Room ${room}`,
      '',
      `We meet at ${hour}.`,
      'Alice',
      end,
    ].join('\n')
  const type = async (text: string) => {
    await tabTo(page, 'textbox', 'What the client sends, line by line')
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type(text)
  }
  const dialogue = page.getByRole('table', { name: 'The dialogue' })

  await test.step('the server answers while one types, and judges nothing', async () => {
    await type(lines('QUIT'))
    await expect(dialogue.getByText('354 Send it, and end with a dot alone')).toBeVisible()
    await expect(page.getByText(/waits for the rest of the letter/)).toBeVisible()
    await expect(page.getByText(/parts? right/)).toHaveCount(0)
  })
  await expect(page.getByText(/Draft saved/)).toBeVisible()
  await tabTo(page, 'button', 'Submit')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/What tells it that the letter is over/).first()).toBeVisible()
  await expectAccessible(page)
  await test.step('on a narrow page it is mended in its place', async () => {
    await page.setViewportSize({ width: 320, height: 800 })
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow).toBeLessThanOrEqual(0)
    await type(lines('.\nQUIT'))
    await expect(page.getByText(/The connection is closed/)).toBeVisible()
    await tabTo(page, 'button', 'Submit')
    await page.keyboard.press('Enter')
    await expect(page.getByText(/What tells it that the letter is over/)).toHaveCount(0)
    await expectAccessible(page)
  })
})

test('a mailbox, by keyboard alone', { tag: '@nightly' }, async ({ page, signIn }) => {
  await signIn('letter-writer')
  await visitItem(page, 'Tidy up a mailbox', 'E-mail')
  const type = async (lines: readonly string[]) => {
    await tabTo(page, 'textbox', 'What the client sends, line by line')
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type(lines.join('\n'))
    await tabTo(page, 'button', 'Submit')
    await page.keyboard.press('Enter')
  }
  const begin = ['x1 LOGIN carol x7-sunny', 'x2 SELECT INBOX', 'x3 FETCH 2 BODY.PEEK[HEADER]']
  const marks = [String.raw`x4 STORE 4 FLAGS (\Flagged)`, String.raw`x5 STORE 1,3 +FLAGS (\Deleted)`]
  await test.step('what is only marked as deleted is told', async () => {
    await type([...begin, ...marks, 'x6 LOGOUT'])
    const dialogue = page.getByRole('table', { name: 'The dialogue' })
    await expect(dialogue.getByText(/Subject: In \d+ days/)).toBeVisible()
    await expect(page.getByText(/Deleted is a mark like others/).first()).toBeVisible()
    await expectAccessible(page)
  })
  await test.step('on a narrow page it is mended in its place', async () => {
    await page.setViewportSize({ width: 320, height: 800 })
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow).toBeLessThanOrEqual(0)
    await type([...begin, ...marks, 'x6 EXPUNGE', 'x7 LOGOUT'])
    await expect(page.getByText(/The connection is closed/)).toBeVisible()
    await expect(page.getByText(/Deleted is a mark like others/)).toHaveCount(0)
    await expectAccessible(page)
  })
})
