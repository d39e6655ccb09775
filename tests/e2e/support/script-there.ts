import type { Page } from '@playwright/test'

/** The page's script has taken over what can be pressed and typed into: React has its own keys on each of them then. */
export async function scriptIsThere(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const fields = [
      ...document.querySelectorAll('main :is(input, textarea, select, button):not(.cm-editor *)'),
    ]
    return (
      fields.length > 0 &&
      fields.every((field) => Object.keys(field).some((key) => key.startsWith('__react')))
    )
  })
}
