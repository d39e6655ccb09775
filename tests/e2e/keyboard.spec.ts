// Solved with the keyboard alone: the mouse is never touched, focus is followed as a person would follow it.
import type { Page } from '@playwright/test'
import { workOut } from './support/answer.ts'
import { tabTo } from './support/keyboard.ts'
import { assignmentTitle, exerciseTitle, expect, labTitle, test } from './support/test.ts'

async function follow(page: Page, name: string): Promise<void> {
  await tabTo(page, 'link', name)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

test('the exercise', async ({ page, signIn }) => {
  await signIn('keyboard-solver')
  await follow(page, assignmentTitle)
  await follow(page, exerciseTitle)
  const right = await workOut(page)
  for (const [index, value] of [right.trips, right.fileMs, right.totalMs].entries()) {
    await tabTo(page, 'textbox', 'Your answer', index)
    await page.keyboard.type(String(value))
  }
  await tabTo(page, 'button', 'Submit')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /3 of 3 parts? right/ })).toBeFocused()
  await tabTo(page, 'button', 'New numbers')
  await page.keyboard.press('Enter')
  await expect(page.getByText('set 2').first()).toBeVisible()
})

test('the lab', { tag: '@nightly' }, async ({ page, signIn }) => {
  await signIn('keyboard-programmer')
  await follow(page, assignmentTitle)
  await follow(page, labTitle)
  await tabTo(page, 'tab', 'Task')
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('tab', { name: 'Program' })).toBeFocused()
  await tabTo(page, 'textbox', /main\.py/)
  await page.keyboard.press('ControlOrMeta+A')
  // Typed without automatic indentation in the way.
  await page.keyboard.insertText(
    [
      'import socket, sys',
      'with socket.create_connection((sys.argv[1], int(sys.argv[2]))) as s:',
      '    s.sendall((input() + "\\n").encode())',
      '    print(s.makefile("rb").read().decode())',
    ].join('\n'),
  )
  await test.step('Esc, then Tab leaves the editor', async () => {
    await page.keyboard.press('Escape')
    await page.keyboard.press('Tab')
    await expect(page.getByRole('textbox', { name: /main\.py/ })).not.toBeFocused()
  })
  await tabTo(page, 'button', 'Submit')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /\d+ of 18 checks passed/ })).toBeFocused()
  await expect(page.locator('[data-check=prints-reply]')).toHaveAttribute('data-status', 'passed')
})
