// Every page of Next's route manifest, light and dark, wide and at 320 px: no axe violation, no sideways scroll,
// no console error. A route that is not in the table below fails the suite.

import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { shareOfToday } from '../support/share-of-today.ts'
import { expectAccessible } from './support/accessible.ts'
import { type Actor, castPassword, emailOf } from './support/cast.ts'
import { signInNames } from './support/demo-accounts.ts'
import { joiningVisits, type Visit } from './support/joining-visits.ts'
import { visitLab } from './support/lab-page.ts'
import { program } from './support/program.ts'
import { scriptIsThere } from './support/script-there.ts'
import {
  assignmentTitle,
  exerciseTitle,
  expect,
  labTitle,
  serverLabTitle,
  signInAs,
  test,
  visitItem,
} from './support/test.ts'

const courseTitle = 'Computer Networking'
const as = async (page: Page, role: keyof typeof signInNames) =>
  signInAs(page, signInNames[role], 'roundtrip-demo')

async function inCourse(page: Page, role: 'instructor' | 'assistant', place: string): Promise<void> {
  await as(page, role)
  await page.goto(`/courses/computer-networking${place}`)
  await expect(page.getByRole('navigation', { name: 'Course' })).toBeVisible()
}

async function answerWrongly(page: Page, actor: Actor): Promise<void> {
  await signInAs(page, emailOf(actor), castPassword)
  await visitItem(page, exerciseTitle)
  await page.getByRole('textbox', { name: 'Your answer' }).nth(0).fill('1')
  await page.getByRole('textbox', { name: 'Your answer' }).nth(1).fill('1')
  await page.getByRole('button', { name: 'Submit' }).click()
  await page.getByRole('button', { name: 'Submit it blank' }).click()
  await expect(page.getByText(/parts? right/)).toBeVisible()
}

const library = '/courses/computer-networking/exercises'
const visits: Record<string, Record<string, Visit>> = {
  '/sign-in/page': {
    empty: async (page) => void (await page.goto('/sign-in')),
    'with an error': async (page) => {
      await page.goto('/sign-in')
      await page.getByLabel('Email address').fill('nobody@demo.test')
      await page.getByLabel('Password').fill('not the password')
      await page.getByRole('button', { name: 'Sign in' }).click()
      await expect(page.getByText(/address or the password is wrong/)).toBeVisible()
    },
  },
  '/units/page': { 'signed out': async (page) => void (await page.goto('/units')) },
  '/units/[unit]/page': {
    'signed out': async (page) => void (await page.goto('/units/http-delay')),
    'with labs, signed in': async (page) => {
      await as(page, 'student')
      await page.goto('/units/sockets')
    },
  },
  '/practice/[exerciseId]/page': {
    'answered wrongly': async (page) => {
      await page.goto('/practice/http-persistent-delay')
      await scriptIsThere(page)
      for (const field of await page.getByRole('textbox', { name: 'Your answer' }).all())
        await field.fill('1')
      await page.getByRole('button', { name: 'Submit' }).click()
      await expect(page.getByRole('heading', { name: /0 of \d parts? right/ })).toBeFocused()
    },
    'numbers that were cut': async (page) => {
      await page.goto('/practice/http-persistent-delay?set=cut')
      await expect(page.getByText(/Take new numbers/)).toBeVisible()
    },
    'a lab': async (page) => void (await page.goto('/practice/tcp-uppercase-client')),
  },
  '/page': {
    'as a student': (page) => as(page, 'student'),
    'as an instructor': (page) => as(page, 'instructor'),
    'in no course': (page) => as(page, 'operator'),
  },
  '/account/page': {
    'with a wrong password': async (page) => {
      await as(page, 'student')
      await page.getByRole('link', { name: /^Your account/ }).click()
      await page.getByLabel('Present password').fill('not the password')
      await page.getByLabel('New password').fill('another password')
      await page.getByRole('button', { name: 'Change the password' }).click()
      await expect(page.getByText(/present password is wrong/)).toBeVisible()
    },
  },
  '/assignments/[assignmentId]/page': {
    'as a student': async (page) => {
      await as(page, 'student')
      await page.getByRole('link', { name: assignmentTitle }).first().click()
      await expect(page.getByRole('link', { name: labTitle })).toBeVisible()
    },
  },
  '/items/[itemId]/page': {
    'an exercise': async (page) => {
      await as(page, 'student')
      await visitItem(page, exerciseTitle)
    },
    'an exercise, answered wrongly': (page) => answerWrongly(page, 'visitor'),
    'a lab': async (page) => {
      await as(page, 'student')
      await visitLab(page)
      await expect(page.getByRole('textbox', { name: /main\.py/ })).toBeVisible()
    },
    'a lab with results': async (page) => {
      await as(page, 'student2')
      await visitLab(page)
      await page.getByRole('button', { name: 'Run visible checks' }).click()
      await expect(page.locator('[data-run-phase=finished]')).toBeVisible()
    },
    'a server lab with results': async (page) => {
      await signInAs(page, emailOf('server-visitor'), castPassword)
      await visitLab(page, serverLabTitle)
      await page
        .locator('input[type=file]')
        .setInputFiles(program('wrong-first-client.js', 'udp-uppercase-server'))
      await page.getByRole('button', { name: 'Run visible checks' }).click()
      await expect(page.locator('[data-run-phase=finished]')).toBeVisible()
    },
  },
  '/submissions/[submissionId]/page': {
    'an answer': async (page) => {
      await answerWrongly(page, 'refused')
      await page.getByRole('region', { name: 'History' }).getByRole('link').first().click()
      await page.waitForURL(/submissions/)
    },
  },
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
  '/courses/[slug]/audit/page': {
    'as an instructor': async (page) => {
      await inCourse(page, 'instructor', '/audit?find=nobody')
      await expect(page.getByText('Nothing was done to such an address.')).toBeVisible()
    },
  },
  ...joiningVisits,
  '/courses/[slug]/students/[userId]/page': {
    'as an instructor': async (page) => {
      await inCourse(page, 'instructor', '/gradebook')
      await page.getByRole('link', { name: 'Bruno Costa' }).first().click()
      await page.getByText('Points by hand').first().click()
      await expect(page.getByRole('textbox', { name: 'Reason' }).first()).toBeVisible()
    },
  },
  '/health/page': {
    'as an operator': async (page) => {
      await as(page, 'operator')
      await page.goto('/health')
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    },
  },
  '/_not-found/page': { 'nothing there': async (page) => void (await page.goto('/no-such-page')) },
  // Only shown when the root layout itself fails; its look is the one of error.tsx.
  '/_global-error/page': {},
}

test('every page of the manifest is visited here', () => {
  const file = path.resolve(process.env.E2E_BUILD ?? '.next', 'app-path-routes-manifest.json')
  const manifest: Record<string, string> = JSON.parse(readFileSync(file, 'utf8'))
  const pages = Object.keys(manifest).filter((route) => route.endsWith('/page'))
  expect(pages.length).toBeGreaterThan(5)
  expect(pages.filter((route) => visits[route] === undefined)).toEqual([])
})

test.use({ expectedComplaints: [/404 \(Not Found\)/] })

const today = shareOfToday(Object.keys(visits), 8, (route) => route)
for (const [route, states] of Object.entries(visits)) {
  for (const [index, [state, visit]] of Object.entries(states).entries()) {
    // By day some pages in their first state, other ones each day; at night all in every state.
    test(`${route} ${state}`, { tag: index === 0 && today.includes(route) ? [] : ['@nightly'] }, async ({
      page,
    }) => {
      await visit(page)
      await expect(page).toHaveTitle(/ · Roundtrip$/)
      await expectAccessible(page, async (look) => {
        if (process.env.SCREENSHOTS === undefined) return
        const name = `${route} ${state} ${look}`.replaceAll(/[^a-z0-9]+/gi, '-')
        await page.screenshot({ path: path.join(process.env.SCREENSHOTS, `${name}.png`), fullPage: true })
      })
    })
  }
}
