// Every page of Next's route manifest, light and dark, wide and at 320 px: no axe violation, no sideways scroll,
// no console error. A route that is not in the table below fails the suite.

import { readFileSync } from 'node:fs'
import path from 'node:path'
import { shareOfToday } from '../support/share-of-today.ts'
import { expectAccessible } from './support/accessible.ts'
import { castPassword, emailOf } from './support/cast.ts'
import { courseVisits } from './support/course-visits.ts'
import { examStates, examVisits } from './support/exam-visits.ts'
import { insightVisits } from './support/insight-visits.ts'
import { instrumentVisits } from './support/instrument-visits.ts'
import { joiningVisits, type Visit } from './support/joining-visits.ts'
import { visitLab } from './support/lab-page.ts'
import { ltiVisits } from './support/lti-visits.ts'
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
import { answerWrongly, as } from './support/visiting.ts'

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
    'with a new token': async (page) => {
      await as(page, 'assistant')
      await page.goto('/account')
      await scriptIsThere(page)
      await page.getByText('Make a token').first().click()
      await page.getByLabel('What it is for').fill('A script')
      await page.getByLabel(/See courses/).check()
      await page.getByRole('button', { name: 'Make a token' }).click()
      await expect(page.getByText(/shown this once/)).toBeVisible()
    },
  },
  '/docs/api/page': {
    'with an endpoint open': async (page) => {
      await page.goto('/docs/api')
      await page.getByText('What comes back').first().click()
      await expect(page.getByRole('cell', { name: 'Its name in addresses' })).toBeVisible()
    },
  },
  '/assignments/[assignmentId]/page': {
    'as a student': async (page) => {
      await as(page, 'student')
      await page.getByRole('link', { name: assignmentTitle }).first().click()
      await expect(page.getByRole('link', { name: labTitle })).toBeVisible()
    },
    ...examStates,
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
  ...courseVisits,
  ...examVisits,
  ...joiningVisits,
  ...ltiVisits,
  ...insightVisits,
  ...instrumentVisits,
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

const today = shareOfToday(Object.keys(visits), 4, (route) => route)
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
