// An exam as its students and its staff meet it.
import type { Page } from '@playwright/test'
import { castPassword, emailOf, examinedCourse, seededExam } from './cast.ts'
import type { Visit } from './joining-visits.ts'
import { scriptIsThere } from './script-there.ts'
import { expect, signInAs } from './test.ts'

async function toExam(page: Page, actor: 'examiner' | 'candidate' | 'other-candidate'): Promise<void> {
  await signInAs(page, emailOf(actor), castPassword)
  await page.goto(`/courses/${examinedCourse.slug}`)
  await page.getByRole('link', { name: seededExam, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: seededExam })).toBeVisible()
}

export const examVisits: Record<string, Record<string, Visit>> = {
  '/courses/[slug]/assignments/[assignmentId]/sittings/page': {
    'as an instructor': async (page) => {
      await toExam(page, 'examiner')
      await page.getByRole('link', { name: 'Who is where' }).click()
      await expect(page.getByRole('list', { name: 'Students, and where they are' })).toBeVisible()
    },
  },
}

/** Further states of the page of an assignment. */
export const examStates: Record<string, Visit> = {
  'an exam, at its door': async (page) => {
    await toExam(page, 'candidate')
    await scriptIsThere(page)
    await page.getByRole('button', { name: 'Start' }).click()
    await expect(page.getByText('this is not the access code.')).toBeVisible()
  },
  'an exam, being written': async (page) => {
    await toExam(page, 'other-candidate')
    await scriptIsThere(page)
    const door = page.getByRole('button', { name: 'Start' })
    await expect(door.or(page.getByRole('timer'))).toBeVisible()
    if (await door.isVisible()) {
      await page.getByLabel('Access code').fill('apricot')
      await door.click()
    }
    await expect(page.getByRole('timer')).toBeVisible()
  },
}
