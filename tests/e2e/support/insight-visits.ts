// The pages that say how students did, and show a course as one of them sees it.

import type { Page } from '@playwright/test'
import { signInNames } from './demo-accounts.ts'
import type { Visit } from './joining-visits.ts'
import { scriptIsThere } from './script-there.ts'
import { assignmentTitle, exerciseTitle, expect, forgetSession, serverLabTitle, visitItem } from './test.ts'
import { answerWrongly, as, inCourse, inReviewedItem } from './visiting.ts'

/** At the comparison of its programs, compared. */
async function inSimilarity(page: Page): Promise<void> {
  await inReviewedItem(page)
  await page.getByRole('link', { name: 'Similarity of programs' }).click()
  await scriptIsThere(page)
  const compare = page.getByRole('button', { name: 'Compare the programs' })
  const again = page.getByRole('button', { name: 'Compare again' })
  await expect(compare.or(again)).toBeVisible()
  if (await compare.isVisible()) await compare.click()
  await expect(again).toBeVisible()
}

export const insightVisits: Record<string, Record<string, Visit>> = {
  '/items/[itemId]/similarity/page': {
    'with pairs': async (page) => {
      await inSimilarity(page)
      await expect(page.getByRole('table', { name: 'Pairs, the most alike first' })).toBeVisible()
    },
    'not compared': async (page) => {
      await as(page, 'assistant')
      await visitItem(page, serverLabTitle)
      await page.getByRole('link', { name: 'Similarity of programs' }).click()
      await expect(page.getByText('The programs have not been compared.')).toBeVisible()
    },
  },
  '/items/[itemId]/similarity/pair/page': {
    'at a match': async (page) => {
      await inSimilarity(page)
      await page
        .getByRole('link', { name: /side by side/ })
        .first()
        .click()
      await expect(page.getByRole('heading', { name: 'Two programs, side by side' })).toBeVisible()
      await scriptIsThere(page)
      await page.keyboard.press('n')
      await expect(page.getByText(/^Match 1 of /).first()).toBeVisible()
    },
  },
  '/items/[itemId]/analytics/page': {
    'of an exercise': async (page) => {
      await answerWrongly(page, 'measured')
      await as(page, 'instructor')
      await visitItem(page, exerciseTitle)
      await page.getByRole('link', { name: 'Analytics' }).click()
      await expect(page.getByRole('heading', { name: 'What went wrong' })).toBeVisible()
    },
  },
  '/assignments/[assignmentId]/analytics/page': {
    'with statistics': async (page) => {
      await answerWrongly(page, 'measured-once-more')
      await inCourse(page, 'assistant', '/analytics')
      await page.getByRole('link', { name: assignmentTitle }).click()
      await expect(page.getByRole('table', { name: 'Statistics of each item' })).toBeVisible()
    },
  },
  '/viewing/page': {
    'what a student has not opened': async (page) => {
      await as(page, 'assistant')
      await visitItem(page, serverLabTitle)
      const item = page.url()
      await page.goto('/courses/computer-networking/gradebook')
      await page.getByRole('link', { name: 'E2E visitor' }).first().click()
      await expect(page.getByRole('heading', { level: 1, name: 'E2E visitor' })).toBeVisible()
      await scriptIsThere(page)
      await page.getByRole('button', { name: 'See the course as this student' }).click()
      await expect(page.getByRole('region', { name: 'Looking as a student' })).toBeVisible()
      // Whoever plays the assistant next does not look as a student.
      forgetSession(signInNames.assistant)
      await page.goto(item)
      await expect(page.getByRole('heading', { level: 1, name: 'Not opened yet' })).toBeVisible()
    },
  },
  '/courses/[slug]/analytics/page': {
    'as an assistant': (page) => inCourse(page, 'assistant', '/analytics'),
  },
}
