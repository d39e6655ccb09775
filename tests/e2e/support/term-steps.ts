// What is done more than once in a term.
import type { FrameLocator, Page } from '@playwright/test'
import { sendingTime, transmission } from './faulty-exercise.ts'
import { scriptIsThere } from './script-there.ts'
import type { TermSite } from './term-site.ts'
import { expect } from './test.ts'

export const termSlug = 'networks-one'
export const termTitle = 'Networks, the first term'
export const homework = 'Homework of the first week'
const faulty = 'transmission-time'
export const faultyTitle = 'How long the file is on its way'

/** From the course to an item of one of its assignments. */
export async function visit(of: Page, { url }: TermSite, assignment: string, item: string): Promise<void> {
  await of.goto(`${url}/courses/${termSlug}`)
  await of.getByRole('link', { name: assignment, exact: true }).first().click()
  await expect(of.getByRole('heading', { level: 1, name: assignment })).toBeVisible()
  await of.getByRole('main').getByRole('link', { name: item }).first().click()
  await expect(of.getByRole('heading', { level: 1, name: item })).toBeVisible()
}

/** As a student who knows what is right. */
export async function answerFaulty(of: Page, site: TermSite): Promise<void> {
  await visit(of, site, homework, faultyTitle)
  await scriptIsThere(of)
  await answerHere(of)
  await expect(of.getByRole('heading', { name: /0 of 1 parts? right/ })).toBeVisible()
}

/** What is right, which the exercise takes for wrong at first. */
export async function answerHere(place: Page | FrameLocator): Promise<void> {
  const statement = await place.getByText(/^A file of/).innerText()
  await place.getByRole('textbox', { name: 'Your answer' }).fill(String(sendingTime(statement)))
  await place.getByRole('button', { name: 'Submit' }).click()
}

/** Writes a version of the exercise with the mistake, or without, and publishes it. */
export async function publish(page: Page, { url }: TermSite, version: 1 | 2): Promise<void> {
  const exercises = `${url}/courses/${termSlug}/exercises`
  await page.goto(version === 1 ? `${exercises}/new` : `${exercises}/${faulty}/edit`)
  await scriptIsThere(page)
  if (version === 1) {
    await page.getByRole('textbox', { name: 'Title' }).fill(faultyTitle)
    await page.getByRole('textbox', { name: 'Id' }).fill(faulty)
    await page.keyboard.press('Enter')
  }
  await expect(page.getByRole('heading', { level: 1, name: `Edit ${faulty}` })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'No problems' })).toBeVisible()
  await page.getByRole('textbox', { name: 'exercise.md, editor' }).focus()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.insertText(transmission(faulty, version))
  await expect(page.getByRole('region', { name: 'Preview' }).getByText(faultyTitle)).toBeVisible()
  await expect(page.getByText(/Draft saved/)).toBeVisible()
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  // Nobody has tested a thousand variants of it: that is how a mistake gets in.
  await page.getByRole('button', { name: 'Publish all the same' }).click()
  await page.waitForURL(new RegExp(`version=${version}`))
}
