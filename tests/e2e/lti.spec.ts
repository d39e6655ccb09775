// A course at a learning platform, in a browser: the platform's page shows us in a frame, from another site.
import type { Page } from '@playwright/test'
import { freePort } from '#server/database/embedded-postgres.ts'
import type { Launching, LtiPlatform } from '../lti-platform/platform.ts'
import { startTestStack } from '../support/test-stack.ts'
import { expectAccessible } from './support/accessible.ts'
import { signInNames } from './support/demo-accounts.ts'
import { launchOf, startPlatformFor } from './support/lti-launch.ts'
import { scriptIsThere } from './support/script-there.ts'
import { expect, signInAs, test, watchComplaints } from './support/test.ts'

const slug = 'computer-networking'

test('a course at a platform is linked, worked on in its frame, and gets its points', {
  tag: '@nightly',
}, async ({ page, browser }) => {
  const port = (await freePort(0)) ?? 0
  const site = `http://localhost:${port}`
  const stack = await startTestStack({ port, env: { ROUNDTRIP_LTI_SECONDS: '1' } })
  const platform = await startPlatformFor(site, stack.running().databaseUrl)
  const photograph = async (name: string) => {
    const folder = process.env.SCREENSHOTS
    if (folder !== undefined) await page.screenshot({ path: `${folder}/lti ${name}.png` })
  }
  try {
    await test.step('an instructor links the course by a code of their account', async () => {
      const frame = await openActivity(page, platform, launchOf(site, { person: 'ines' }))
      await expect(frame.getByRole('heading', { name: 'Welcome to Roundtrip' })).toBeVisible()
      // What cannot be shown in the frame is no link there.
      await expect(frame.getByRole('link', { name: 'this site in a new tab' })).toBeVisible()
      await expect(frame.getByRole('link', { name: /^(?:Sign in|Units)$/ })).toHaveCount(0)
      await frame.getByText('I have an account here already').click()
      const own = await browser.newContext()
      const tab = await own.newPage()
      await signInAs(tab, signInNames.instructor, 'roundtrip-demo', site)
      await tab.goto(`${site}/lti/code`)
      await scriptIsThere(tab)
      await tab.getByRole('button', { name: 'Show a code' }).click()
      const code = (await tab.locator('main strong').textContent()) ?? ''
      expect(code).toMatch(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/)
      await own.close()
      await frame.getByLabel('Code', { exact: true }).fill(code)
      await photograph('enter')
      await frame.getByRole('button', { name: 'Use that account' }).click()
      await expect(frame.getByRole('heading', { name: /^Link “Networks/ })).toBeVisible()
      await photograph('link')
      await frame.getByRole('button', { name: 'Link the course' }).click()
      await expect(frame.getByRole('heading', { level: 1, name: 'Computer Networking' })).toBeVisible()
    })

    await test.step('they pick an assignment, which the browser posts to the platform', async () => {
      const frame = await openActivity(
        page,
        platform,
        launchOf(site, { person: 'ines', message: 'LtiDeepLinkingRequest' }),
      )
      await expect(frame.getByRole('heading', { name: 'Choose assignments' })).toBeVisible()
      await frame.getByRole('checkbox').first().check()
      await photograph('pick')
      await frame.getByRole('button', { name: 'Add the assignment' }).click()
      await expect(frame.getByRole('heading', { name: 'Picked' })).toBeVisible()
      expect(platform.picked).toHaveLength(1)
    })

    const items: unknown = platform.picked[0]?.['https://purl.imsglobal.org/spec/lti-dl/claim/content_items']
    const target = /"url":"([^"]+)"/.exec(JSON.stringify(items))?.[1] ?? ''
    await test.step('a student comes for the first time, in the frame, and answers', async () => {
      const visitor = await browser.newContext()
      const student = await visitor.newPage()
      const complaints = watchComplaints(student)
      const frame = await openActivity(student, platform, launchOf(site, { target }))
      await frame.getByRole('button', { name: 'Start' }).click()
      await expect(frame.getByRole('link', { name: 'How long until the page is there?' })).toBeVisible()
      await frame.getByRole('link', { name: 'How long until the page is there?' }).click()
      const answers = frame.getByRole('textbox', { name: 'Your answer' })
      await expect(answers.first()).toBeVisible()
      for (const answer of await answers.all()) await answer.fill('1')
      await frame.getByRole('button', { name: 'Submit' }).click()
      await expect(frame.getByText(/parts? right/)).toBeVisible()
      const folder = process.env.SCREENSHOTS
      if (folder !== undefined) await student.screenshot({ path: `${folder}/lti student.png` })
      expect(complaints).toEqual([])
      await visitor.close()
    })

    await test.step('the points arrive, and the instructor sees that they did, and takes the roster', async () => {
      await expect.poll(() => platform.scores.length, { timeout: 60_000 }).toBe(1)
      expect(platform.scores).toMatchObject([{ gradingProgress: 'FullyGraded' }])
      expect(platform.lineItems).toMatchObject([{ context: 'course-1' }])
      await signInAs(page, signInNames.instructor, 'roundtrip-demo', site)
      await page.goto(`${site}/courses/${slug}/platform`)
      await scriptIsThere(page)
      await expect(page.getByRole('row', { name: /Ada Lovelace/ })).toContainText('sent')
      platform.members.push({ user_id: 'bob', name: 'Bob', roles: platform.members[0]?.roles ?? [] })
      await page.getByText('Take the students of the course there').click()
      await page.getByRole('button', { name: 'See who is there' }).click()
      await expect(page.getByText('Bob', { exact: false }).first()).toBeVisible()
      await page.getByRole('button', { name: 'Add 1' }).click()
      await expect(page.getByText('1 added.')).toBeVisible()
      await expectAccessible(page, async (name) => photograph(`platform ${name}`))
    })

    await test.step('nobody else frames it', async () => {
      const elsewhere = await (await browser.newContext()).newPage()
      const refused = elsewhere.waitForEvent('console', (message) =>
        message.text().includes('frame-ancestors'),
      )
      // The same server under another name is another site.
      const stranger = platform.url.replace('127.0.0.1', 'localhost')
      await elsewhere.goto(`${stranger}/course?${new URLSearchParams({ to: `${site}/units` })}`)
      await refused
      await elsewhere.context().close()
    })
  } finally {
    await stack.stop()
    await platform.close()
  }
})

/** The activity's page at the platform, and the tool in its frame. */
async function openActivity(page: Page, platform: LtiPlatform, launching: Launching) {
  const to = platform.loginAddress(launching)
  await page.goto(`${platform.url}/course?${new URLSearchParams({ to })}`)
  return page.frameLocator('iframe[title="tool"]')
}
