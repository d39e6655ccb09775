// How the visits of the route manifest get to a page.
import type { Page } from '@playwright/test'
import { type Actor, castPassword, emailOf, reviewedCourse } from './cast.ts'
import { signInNames } from './demo-accounts.ts'
import { exerciseTitle, expect, signInAs, visitItem } from './test.ts'

/** Signed in to the demo course. */
export const as = async (page: Page, role: keyof typeof signInNames) =>
  signInAs(page, signInNames[role], 'roundtrip-demo')

/** At a page of the demo course, below its address. */
export async function inCourse(page: Page, role: 'instructor' | 'assistant', place: string): Promise<void> {
  await as(page, role)
  await page.goto(`/courses/computer-networking${place}`)
  await expect(page.getByRole('navigation', { name: 'Course' })).toBeVisible()
}

export async function answerWrongly(page: Page, actor: Actor): Promise<void> {
  await signInAs(page, emailOf(actor), castPassword)
  await visitItem(page, exerciseTitle)
  await page.getByRole('textbox', { name: 'Your answer' }).nth(0).fill('1')
  await page.getByRole('textbox', { name: 'Your answer' }).nth(1).fill('1')
  await page.getByRole('button', { name: 'Submit' }).click()
  await page.getByRole('button', { name: 'Submit it blank' }).click()
  await expect(page.getByText(/parts? right/)).toBeVisible()
}

/** At the program of the course in which two students have handed in one each. */
export async function inReviewedItem(page: Page): Promise<void> {
  await signInAs(page, emailOf('decider'), castPassword)
  await page.goto(`/courses/${reviewedCourse.slug}`)
  await visitItem(page, 'A client for the uppercase server', 'A client of one’s own')
}
