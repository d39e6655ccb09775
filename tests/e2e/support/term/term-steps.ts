// What is done more than once in a term.
import type { FrameLocator, Page } from '@playwright/test'
import { scriptIsThere } from '../script-there.ts'
import { expect } from '../test.ts'
import { sendingTime, transmission } from './faulty-exercise.ts'
import { openAtPlatform, type TermSite } from './term-site.ts'

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

/** Links the course of the page's reader to one at the platform, and picks the homework for there. */
export async function linkAtPlatform(page: Page, site: TermSite): Promise<void> {
  const teacher = await site.visitor()
  const frame = await openAtPlatform(teacher, site, { person: 'ines' })
  await frame.getByText('I have an account here already').click()
  await page.goto(`${site.url}/lti/code`)
  await scriptIsThere(page)
  await page.getByRole('button', { name: 'Show a code' }).click()
  await frame
    .getByLabel('Code', { exact: true })
    .fill((await page.locator('main strong').textContent()) ?? '')
  await frame.getByRole('button', { name: 'Use that account' }).click()
  await expect(frame.getByRole('heading', { name: /^Link “Networks/ })).toBeVisible()
  await frame.getByLabel('Course here').selectOption({ label: `${termTitle} (${termSlug})` })
  await frame.getByRole('button', { name: 'Link the course' }).click()
  await expect(frame.getByRole('heading', { level: 1, name: termTitle })).toBeVisible()
  const picking = await openAtPlatform(teacher, site, {
    person: 'ines',
    message: 'LtiDeepLinkingRequest',
  })
  await picking.getByRole('checkbox', { name: homework }).check()
  await picking.getByRole('button', { name: 'Add the assignment' }).click()
  await expect(picking.getByRole('heading', { name: 'Picked' })).toBeVisible()
}
