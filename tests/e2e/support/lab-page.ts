import type { Page } from '@playwright/test'
import { labTitle, visitItem } from './test.ts'

/** A lab's panel, where they are tabs. */
export const showPanel = (page: Page, name: 'Task' | 'Program' | 'Checks') =>
  page.getByRole('tab', { name }).click()

/** From the dashboard to the program of a lab. */
export async function visitLab(page: Page, title = labTitle): Promise<void> {
  await visitItem(page, title)
  await showPanel(page, 'Program')
}
