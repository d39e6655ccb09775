// The pages of a course's staff, each in the states that it can be seen in.

import type { Page } from '@playwright/test'
import type { Visit } from './joining-visits.ts'
import { scriptIsThere } from './script-there.ts'
import { assignmentTitle, expect, serverLabTitle, visitItem } from './test.ts'
import { answerWrongly, as, inCourse, inReviewedItem } from './visiting.ts'

const courseTitle = 'Computer Networking'
const library = '/courses/computer-networking/exercises'

/** At the reviews of the course in which two students have handed in a program. */
async function inReviews(page: Page): Promise<void> {
  await inReviewedItem(page)
  await page.getByRole('link', { name: 'Reviews, rubric and second looks' }).click()
  await scriptIsThere(page)
}

export const courseVisits: Record<string, Record<string, Visit>> = {
  '/courses/[slug]/exercises/page': {
    'as an instructor': async (page) => {
      await as(page, 'instructor')
      await page.goto(library)
      await expect(page.getByRole('link', { name: 'New exercise' })).toBeVisible()
    },
    'as an assistant, nothing found': async (page) => {
      await as(page, 'assistant')
      await page.goto(`${library}?words=nothing+like+it&topic=http`)
      await expect(page.getByText('No exercise fits.')).toBeVisible()
    },
  },
  '/courses/[slug]/exercises/new/page': {
    'a copy': async (page) => {
      await as(page, 'instructor')
      await page.goto(`${library}/new?from=http-nonpersistent-delay&version=1`)
      await expect(page.getByRole('textbox', { name: 'Id' })).toHaveValue('http-nonpersistent-delay-copy')
    },
  },
  '/courses/[slug]/exercises/[exerciseId]/page': {
    'an exercise': async (page) => {
      await as(page, 'instructor')
      await page.goto(`${library}/http-nonpersistent-delay?seed=roundtrip/7`)
      await expect(page.getByRole('textbox', { name: 'Seed' })).toHaveValue('roundtrip/7')
    },
    'a lab': async (page) => {
      await as(page, 'assistant')
      await page.goto(`${library}/tcp-uppercase-client`)
      await expect(page.getByRole('row', { name: /survives-long-line/ })).toBeVisible()
    },
  },
  '/courses/[slug]/exercises/[exerciseId]/variants/page': {
    'with a report': async (page) => {
      await as(page, 'instructor')
      await page.goto(`${library}/http-nonpersistent-delay/variants`)
      await page.getByRole('button', { name: /^Test/ }).click()
      await expect(page.getByRole('heading', { name: 'Parameters' })).toBeVisible()
    },
  },
  '/courses/[slug]/exercises/[exerciseId]/edit/page': {
    'with a problem': async (page) => {
      await as(page, 'instructor')
      await page.goto(`${library}/new`)
      await page.getByRole('textbox', { name: 'Title' }).fill(`Edited ${crypto.randomUUID()}`)
      await page.getByRole('button', { name: 'Make a draft' }).click()
      await expect(page.getByRole('heading', { name: 'No problems' })).toBeVisible()
      await page.getByRole('button', { name: 'Use a plain text field' }).click()
      await page.getByRole('textbox', { name: 'exercise.md, plain text' }).press('ControlOrMeta+Home')
      await page.keyboard.type('oops')
      await expect(page.getByRole('heading', { name: '1 problem' })).toBeVisible()
      await page.getByRole('button', { name: 'Use the editor' }).click()
      await expect(page.getByRole('textbox', { name: 'exercise.md, editor' })).toBeVisible()
    },
  },
  '/courses/[slug]/page': {
    'as a student': async (page) => {
      await as(page, 'student')
      await page.getByRole('link', { name: courseTitle }).click()
      await expect(page.getByRole('heading', { level: 1, name: courseTitle })).toBeVisible()
    },
    'as an instructor': (page) => inCourse(page, 'instructor', ''),
  },
  '/courses/[slug]/assignments/new/page': {
    'with what is wrong': async (page) => {
      await inCourse(page, 'instructor', '/assignments/new')
      await page.getByRole('button', { name: /^Add / }).first().click()
      await page.getByLabel(/^Points/).fill('none')
      await page.getByRole('button', { name: 'Make the assignment' }).click()
      await expect(page.getByRole('textbox', { name: 'Title' })).toBeFocused()
    },
  },
  '/courses/[slug]/assignments/[assignmentId]/edit/page': {
    'as an instructor': async (page) => {
      await answerWrongly(page, 'early-reader')
      await inCourse(page, 'instructor', '')
      await page.getByRole('link', { name: `Edit ${assignmentTitle}` }).click()
      // Students have handed in work: Delete says why it is off.
      await expect(page.getByRole('button', { name: 'Delete' })).toBeDisabled()
    },
  },
  '/items/[itemId]/regrade/page': {
    'with what would change': async (page) => {
      await answerWrongly(page, 'regraded')
      await inCourse(page, 'instructor', '')
      await page.getByRole('link', { name: `Edit ${assignmentTitle}` }).click()
      await page.getByRole('link', { name: 'regrade it' }).first().click()
      await scriptIsThere(page)
      const begin = page.getByRole('button', { name: /^Judge .* again$/ })
      const compared = page.getByRole('button', { name: 'Let it count' })
      await expect(begin.or(compared)).toBeVisible()
      if (await begin.isVisible()) {
        await page.getByRole('textbox', { name: 'Reason' }).fill('A check was too strict.')
        await begin.click()
      }
      await expect(compared).toBeVisible()
    },
  },
  '/items/[itemId]/reviews/page': {
    'with a rubric that is not whole': async (page) => {
      await inReviews(page)
      await page.getByRole('button', { name: 'Add a line' }).click()
      await page.getByRole('button', { name: 'Save the rubric' }).click()
      await expect(page.getByText('Write a sentence: the student reads it.').first()).toBeVisible()
    },
    'of nothing': async (page) => {
      await as(page, 'assistant')
      await visitItem(page, serverLabTitle)
      await page.getByRole('link', { name: 'Reviews, rubric and second looks' }).click()
      await expect(page.getByRole('heading', { level: 1, name: 'Reviews' })).toBeVisible()
    },
  },
  '/submissions/[submissionId]/review/page': {
    'a comment being written': async (page) => {
      await inReviews(page)
      await page.getByRole('region', { name: 'All of them' }).getByRole('link').first().click()
      await scriptIsThere(page)
      await expect(page.getByRole('textbox', { name: 'main.py, to be read' })).toBeVisible()
      await page.getByRole('button', { name: /^Comment/ }).click()
      await page.getByRole('button', { name: 'Add the comment' }).click()
      await expect(page.getByText('Write something, or leave it with Esc.')).toBeVisible()
    },
  },
  '/courses/[slug]/gradebook/page': {
    'as an assistant': (page) => inCourse(page, 'assistant', '/gradebook'),
  },
  '/courses/[slug]/gradebook/fill/page': {
    'with a worksheet': async (page) => {
      await inCourse(page, 'assistant', '/gradebook/fill')
      await scriptIsThere(page)
      const worksheet =
        'Identifier,Full name,Email address,Grade,Maximum Grade,Grade can be changed\nParticipant 1,Sam,student@demo.test,1.00,10.00,Yes\nParticipant 2,Nobody,nobody@x.test,,10.00,Yes\n'
      await page
        .getByLabel(/^Grading worksheet/)
        .setInputFiles({ name: 'worksheet.csv', mimeType: 'text/csv', buffer: Buffer.from(worksheet) })
      await page.getByLabel(/^Into “Grade”/).selectOption({ label: assignmentTitle })
      await page.getByText('Rows of nobody in this course: 1').click()
    },
    'with another file': async (page) => {
      await inCourse(page, 'instructor', '/gradebook/fill')
      await scriptIsThere(page)
      await page
        .getByLabel(/^Grading worksheet/)
        .setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b\n1,2\n') })
      await expect(page.getByText(/list\.csv: It is neither a grading worksheet/)).toBeVisible()
    },
  },
  '/courses/[slug]/roster/page': {
    'as an instructor': async (page) => {
      await inCourse(page, 'instructor', '/roster')
      await page.getByLabel('Email addresses, or a table').fill('nobody@demo.test\nno address')
      await page.getByRole('button', { name: 'See what will happen' }).click()
      await expect(page.getByText(/1 will get a link, 1 line unreadable/)).toBeVisible()
    },
    'who is invited': async (page) => {
      await inCourse(page, 'instructor', '/roster?show=invited')
      await expect(page.getByText('Nobody is waiting.')).toBeVisible()
    },
  },
  '/courses/[slug]/settings/page': {
    'as an instructor': async (page) => {
      await inCourse(page, 'instructor', '/settings')
      await expect(page.getByRole('textbox', { name: 'Late days of each student' })).toHaveValue('0')
      await page.getByRole('button', { name: 'Add a category' }).click()
      await expect(page.getByText('Give each a name, a weight and how many are left out.')).toBeVisible()
    },
  },
  '/courses/[slug]/audit/page': {
    'as an instructor': async (page) => {
      await inCourse(page, 'instructor', '/audit?find=nobody')
      await expect(page.getByText('Nothing was done to such an address.')).toBeVisible()
    },
  },
  '/courses/[slug]/students/[userId]/page': {
    'with more time': async (page) => {
      await inCourse(page, 'instructor', '/gradebook')
      await page.getByRole('link', { name: 'Chen Wei' }).first().click()
      await page.getByText(`More time for ${assignmentTitle}`).click()
      const form = page.locator('form').filter({ hasText: 'Due for this student' })
      await form.getByRole('textbox', { name: 'Reason' }).fill('Ill for a week, with a certificate.')
      await form.getByRole('button', { name: 'Give more time' }).click()
      await expect(page.getByText(/for this student .*, given by/)).toBeVisible()
      await page.getByText('Change the time in all assignments').click()
      await expect(page.getByRole('textbox', { name: 'Times the time of all' })).toBeVisible()
    },
    'as an instructor': async (page) => {
      await inCourse(page, 'instructor', '/gradebook')
      await page.getByRole('link', { name: 'Bruno Costa' }).first().click()
      await page.getByText('Points by hand').filter({ visible: true }).first().click()
      await expect(page.getByRole('textbox', { name: 'Reason' }).first()).toBeVisible()
    },
  },
}
