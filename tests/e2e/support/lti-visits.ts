// The pages that a learning platform leads to, and those of who registers it.
import type { Page } from '@playwright/test'
import type { Launching } from '../../lti-platform/platform.ts'
import type { Visit } from './joining-visits.ts'
import { launchOf, startPlatformFor } from './lti-launch.ts'
import { scriptIsThere } from './script-there.ts'
import { expect } from './test.ts'
import { as, inCourse } from './visiting.ts'

/** In a tab of its own, as whoever has no account here. */
async function launch(page: Page, launching: Partial<Launching>): Promise<void> {
  const site = process.env.E2E_BASE_URL ?? ''
  const platform = await startPlatformFor(site, process.env.E2E_DATABASE_URL ?? '')
  page.once('close', () => void platform.close())
  await page.goto(platform.loginAddress(launchOf(site, launching)))
}

/** As an instructor, whose course there is not linked. */
async function comeAsInstructor(page: Page, launching: Partial<Launching> = {}): Promise<void> {
  await launch(page, { person: 'ines', ...launching })
  await page.getByRole('button', { name: 'Start' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /^Link / })).toBeVisible()
}

export const ltiVisits: Record<string, Record<string, Visit>> = {
  '/lti/problem/page': {
    'not linked': async (page) => {
      await launch(page, {})
      await expect(page.getByText(/This course is not linked/)).toBeVisible()
    },
  },
  '/lti/tab/page': {
    'without cookies': async (page) => {
      await page.goto('/lti/tab?iss=x')
      await expect(page.getByRole('link', { name: 'Open in a new tab' })).toBeVisible()
    },
  },
  '/lti/enter/page': {
    'a wrong code': async (page) => {
      await launch(page, { person: 'ines' })
      await page.getByText('I have an account here already').click()
      await page.getByLabel('Code', { exact: true }).fill('AAAA-AAAA')
      await page.getByRole('button', { name: 'Use that account' }).click()
      await expect(page.getByText(/No account gave out this code/)).toBeVisible()
    },
  },
  '/lti/code/page': {
    'with a code': async (page) => {
      await as(page, 'student')
      await page.goto('/lti/code')
      await scriptIsThere(page)
      await page.getByRole('button', { name: 'Show a code' }).click()
      await expect(page.getByText(/It works once/)).toBeVisible()
    },
  },
  '/lti/course/page': {
    'a new course': (page) => comeAsInstructor(page),
  },
  '/lti/pick/page': {
    'with nothing to pick': async (page) => {
      const message = 'LtiDeepLinkingRequest' as const
      await comeAsInstructor(page, { message })
      await scriptIsThere(page)
      await page.getByLabel('Its name in the address').fill(`picked-${crypto.randomUUID().slice(0, 8)}`)
      await page.getByRole('button', { name: 'Link the course' }).click()
      await expect(page.getByText('This course has no assignment yet.')).toBeVisible()
    },
  },
  '/lti/registered/page': {
    done: async (page) => void (await page.goto('/lti/registered?state=done')),
    'not done': async (page) => {
      await page.goto('/lti/registered?state=foreign')
      await expect(page.getByText(/about another address/)).toBeVisible()
    },
  },
  '/courses/[slug]/platform/page': {
    'not linked': (page) => inCourse(page, 'instructor', '/platform'),
    'linked a moment ago': async (page) => {
      await comeAsInstructor(page)
      const slug = `linked-${crypto.randomUUID().slice(0, 8)}`
      await scriptIsThere(page)
      await page.getByLabel('Its name in the address').fill(slug)
      await page.getByRole('button', { name: 'Link the course' }).click()
      await page.waitForURL(`**/courses/${slug}`)
      await page.goto(`/courses/${slug}/platform`)
      await expect(page.getByText(/0 sent/)).toBeVisible()
    },
  },
  '/lti/platforms/page': {
    'with a refusal': async (page) => {
      await as(page, 'operator')
      await page.goto('/lti/platforms')
      await scriptIsThere(page)
      await page.getByText('By hand').click()
      const section = page.getByRole('region', { name: 'Register one' })
      await section.getByLabel('Name').fill('Moodle')
      for (const label of ['Platform ID (issuer)', 'Client ID', 'Deployment IDs']) {
        await section.getByLabel(label).fill('1')
      }
      for (const label of ['Public keyset URL', 'Access token URL', 'Authentication request URL']) {
        await section.getByLabel(label).fill('http://moodle.example')
      }
      await section.getByRole('button', { name: 'Register the platform' }).click()
      await expect(section.getByText(/is no https address/)).toBeVisible()
    },
  },
}
