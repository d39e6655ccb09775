import type { Page } from '@playwright/test'

type Role = 'link' | 'button' | 'textbox' | 'combobox' | 'radio' | 'checkbox' | 'tab'

/** Presses Tab, as a person without a mouse does, until the element with that accessible name has the focus. */
export async function tabTo(page: Page, role: Role, name: string | RegExp, nth = 0): Promise<void> {
  const target = page.getByRole(role, { name, exact: typeof name === 'string' }).nth(nth)
  for (let presses = 0; presses < 150; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never reached the ${role} ${String(name)}.`)
}

/** Presses an arrow within the row that has the focus, until the element with that accessible name has it. */
export async function arrowTo(page: Page, role: Role, name: string, key = 'ArrowRight'): Promise<void> {
  const target = page.getByRole(role, { name, exact: true })
  for (let presses = 0; presses < 20; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press(key)
  }
  throw new Error(`${key} never reached the ${role} ${name}.`)
}
