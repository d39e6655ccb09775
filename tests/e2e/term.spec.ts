// A whole term, from the first account to the course of the next one: by command line, in browsers, and by a learning
// platform. Each step stands on what the one before it left, as a term does.
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { workOut } from './support/answer.ts'
import { showPanel } from './support/lab-page.ts'
import { program } from './support/program.ts'
import { scriptIsThere } from './support/script-there.ts'
import { hourMs, local, moodleWorksheet, readCsv } from './support/teaching.ts'
import { openAtPlatform, password, startTermSite } from './support/term/term-site.ts'
import {
  answerFaulty,
  answerHere,
  faultyTitle,
  homework,
  linkAtPlatform,
  publish,
  termSlug,
  termTitle,
  visit,
} from './support/term/term-steps.ts'
import { exerciseTitle, expect, labTitle, signInAs, test } from './support/test.ts'

const pairs = 'In pairs'
const [operator, grace, alex] = ['olu@uni.test', 'grace@uni.test', 'alex@uni.test']
const students = Array.from({ length: 30 }, (_, index) => {
  const number = String(index + 1).padStart(2, '0')
  return {
    name: `Student ${number}`,
    email: `s${number}@uni.test`,
    section: index < 15 ? 'Monday' : 'Tuesday',
    pair: `Pair ${Math.floor(index / 2) + 1}`,
  }
})
const [late, mate, extended] = students.map(({ email }) => email)

test('a term is lived, from the first account to the next course', { tag: '@nightly' }, async ({
  page,
  browser,
}) => {
  test.setTimeout(900_000)
  const site = await startTermSite(browser)
  page.setDefaultTimeout(60_000)
  const { roundtrip, platform } = site
  const enter = (of: Page, email = '') => signInAs(of, email, password, site.url)
  const toCourse = (path = '') => page.goto(`${site.url}/courses/${termSlug}${path}`)
  const links = new Map<string, string>()
  const comeByLink = async (email = ''): Promise<Page> => {
    const of = await site.visitor()
    await of.goto(links.get(email) ?? '')
    await of.getByLabel('Password').fill(password)
    await of.getByRole('button', { name: 'Make the account and enter' }).click()
    await expect(of.getByRole('heading', { level: 1, name: termTitle })).toBeVisible()
    return of
  }
  try {
    await test.step('the operator makes accounts and a course', async () => {
      await roundtrip('user', 'add', operator, '--name', 'Olu', '--operator')
      await roundtrip('user', 'add', grace, '--name', 'Grace')
      await roundtrip('user', 'add', alex, '--name', 'Alex')
      await roundtrip('course', 'add', termSlug, termTitle, '--instructor', grace)
      await roundtrip('enrol', termSlug, alex, '--role', 'assistant')
    })

    await test.step('the instructor brings thirty students in, in two sections and in pairs', async () => {
      await enter(page, grace)
      await toCourse('/roster')
      await scriptIsThere(page)
      const rows = students.map(({ name, email, section, pair }) => [name, email, section, pair].join(';'))
      await page
        .getByLabel('Email addresses, or a table')
        .fill(['Name;E-mail;Section;Group', ...rows].join('\n'))
      await page.getByRole('button', { name: 'See what will happen' }).click()
      await expect(page.getByText(/30 will get a link, 2 sections are new, 15 groups are new/)).toBeVisible()
      await page.getByRole('button', { name: 'Invite 30' }).click()
      const shown = await page.getByRole('group', { name: 'Links' }).textContent()
      for (const [, email = '', link = ''] of (shown ?? '').matchAll(/(\S+@\S+) {2}(\S+)/g))
        links.set(email, link)
      expect(links.size).toBe(30)
      await toCourse('/settings')
      await scriptIsThere(page)
      await page.getByRole('textbox', { name: 'Late days of each student' }).fill('2')
      await page.getByRole('button', { name: 'Save the late days' }).click()
      await expect(page.getByRole('textbox', { name: 'Late days of each student' })).toHaveValue('2')
    })

    await test.step('an exercise is written and published, with a mistake in it', () =>
      publish(page, site, 1))

    await test.step('an assignment has a pool, the lab and that exercise; another is for pairs', async () => {
      await toCourse('/assignments/new')
      await scriptIsThere(page)
      await page.getByRole('textbox', { name: 'Title' }).fill(homework)
      await page.getByLabel('Opens').fill(local(-30 * hourMs))
      await page.getByLabel('Due').fill(local(-hourMs))
      await page.getByRole('combobox', { name: 'Late work' }).selectOption({ label: 'is taken until a time' })
      await page.getByLabel('Late work until').fill(local(100 * hourMs))
      await page.getByLabel('Percent off a day').fill('50')
      await page.getByRole('button', { name: 'Make a pool' }).click()
      await page.getByLabel('Name of the pool').fill('Warm-up')
      await page.getByLabel('Each student gets of Warm-up').fill('1')
      const members = page.getByRole('list', { name: 'Exercises of Warm-up' }).getByRole('listitem')
      for (let count = 1; count <= 3; count += 1) {
        await page.getByRole('button', { name: /^Add / }).first().click()
        await expect(members).toHaveCount(count)
      }
      await page.getByLabel('Add to').selectOption({ label: 'the assignment, for everybody' })
      await page.getByLabel('Find exercises').fill(faultyTitle)
      await page.getByRole('button', { name: `Add ${faultyTitle}`, exact: true }).click()
      await page.getByLabel('Find exercises').fill('uppercase')
      await page.getByRole('button', { name: `Add ${labTitle}`, exact: true }).click()
      await page.getByRole('button', { name: 'Make the assignment' }).click()
      await expect(page.getByRole('link', { name: homework, exact: true })).toBeVisible()

      await toCourse('/assignments/new')
      await scriptIsThere(page)
      await page.getByRole('textbox', { name: 'Title' }).fill(pairs)
      await page.getByLabel('Opens').fill(local(-hourMs))
      await page.getByLabel('Due').fill(local(24 * hourMs))
      await page.getByLabel('Students work on it').selectOption({ label: 'in groups' })
      await page.getByLabel('Members of a group at most').fill('2')
      await page.getByLabel('Find exercises').fill('http delay')
      await page.getByRole('button', { name: `Add ${exerciseTitle}`, exact: true }).click()
      await page.getByRole('button', { name: 'Make the assignment' }).click()
      await expect(page.getByRole('link', { name: pairs, exact: true })).toBeVisible()
    })

    await test.step('the course is linked to one at a learning platform, which gets the homework', () =>
      linkAtPlatform(page, site))

    const lateOne = await comeByLink(late)
    const mateOf = await comeByLink(mate)
    const extendedOne = await comeByLink(extended)

    await test.step('one has more time', async () => {
      await toCourse('/gradebook')
      await page
        .getByRole('row', { name: /Student 03/ })
        .getByRole('link')
        .click()
      const own = page.getByRole('main')
      await own.getByText(`More time for ${homework}`).click()
      await own.getByLabel('Due for this student').fill(local(48 * hourMs))
      await own.getByRole('textbox', { name: 'Reason' }).first().fill('Was ill.')
      await own.getByRole('button', { name: 'Give more time' }).first().click()
      await expect(own.getByText(/for this student .* given by Grace: Was ill\./)).toBeVisible()
    })

    await test.step('they work: one late with a late day, one in time by the extension', async () => {
      await answerFaulty(lateOne, site)
      await expect(lateOne.getByText(/paid with 1 late day/).first()).toBeVisible()
      await answerFaulty(extendedOne, site)
      await expect(extendedOne.getByText(/late day/)).toHaveCount(0)
    })

    await test.step('a lab is handed in', async () => {
      await visit(lateOne, site, homework, labTitle)
      await showPanel(lateOne, 'Program')
      await lateOne.locator('input[type=file]').setInputFiles(program('right.py'))
      await lateOne.getByRole('button', { name: 'Submit', exact: true }).click()
      await expect(lateOne.getByRole('heading', { name: /18 of 18 checks passed/ })).toBeVisible()
    })

    await test.step('a pair has one submission', async () => {
      await visit(mateOf, site, pairs, exerciseTitle)
      await scriptIsThere(mateOf)
      const { trips, fileMs, totalMs } = await workOut(mateOf)
      const answers = mateOf.getByRole('textbox', { name: 'Your answer' })
      for (const [at, value] of [trips, fileMs, totalMs].entries()) await answers.nth(at).fill(String(value))
      await mateOf.getByRole('button', { name: 'Submit' }).click()
      await expect(mateOf.getByRole('heading', { name: /3 of 3 parts right/ })).toBeFocused()
      await visit(lateOne, site, pairs, exerciseTitle)
      await expect(lateOne.getByRole('region', { name: 'History' })).toContainText('by Student 02')
    })

    const picked: unknown = platform.picked[0]?.['https://purl.imsglobal.org/spec/lti-dl/claim/content_items']
    const target = /"url":"([^"]+)"/.exec(JSON.stringify(picked))?.[1] ?? ''
    await test.step('another comes from the platform, and answers in its frame', async () => {
      const frame = await openAtPlatform(await site.visitor(), site, { target })
      await frame.getByRole('button', { name: 'Start' }).click()
      await frame.getByRole('link', { name: faultyTitle }).click()
      await answerHere(frame)
      await expect(frame.getByText(/0 of 1 parts? right/)).toBeVisible()
      await expect.poll(() => platform.scores.length, { timeout: 60_000 }).toBeGreaterThan(0)
    })
    const before = platform.scores.length

    await test.step('an assistant comments on the lab and gives points', async () => {
      const assistant = await site.visitor()
      await enter(assistant, alex)
      await visit(assistant, site, homework, labTitle)
      await assistant.getByRole('link', { name: 'Reviews, rubric and second looks' }).click()
      await scriptIsThere(assistant)
      await assistant.getByRole('button', { name: 'Add a line' }).click()
      await assistant.getByRole('textbox', { name: 'What it says' }).fill('Names are hard to tell apart')
      await assistant.getByRole('textbox', { name: 'Points, + or −' }).fill('−1')
      await assistant.getByRole('button', { name: 'Save the rubric' }).click()
      await expect(assistant.getByText('The rubric is saved.')).toBeVisible()
      await assistant.getByRole('button', { name: 'Look at the next one' }).click()
      const review = assistant.getByRole('region', { name: 'Review', exact: true })
      await expect(review.getByRole('checkbox', { name: /hard to tell/ })).toBeVisible()
      await scriptIsThere(assistant)
      await review.getByRole('checkbox', { name: /hard to tell/ }).check()
      await expect(assistant.locator('[data-draft-status=saved]')).toBeVisible()
      const at = assistant.url()
      await assistant.keyboard.press('ControlOrMeta+Enter')
      await expect(assistant).not.toHaveURL(at)
      await visit(lateOne, site, homework, labTitle)
      await expect(lateOne.getByRole('region', { name: 'Feedback' })).toContainText(
        'Names are hard to tell apart−1',
      )
    })

    await test.step('the mistake is found and mended; all are judged again in the shadow, and it counts', async () => {
      await publish(page, site, 2)
      await toCourse()
      await page.getByRole('link', { name: `Edit ${homework}` }).click()
      await page
        .getByRole('listitem')
        .filter({ hasText: faultyTitle })
        .getByRole('link', { name: 'regrade it' })
        .click()
      await expect(page.getByRole('textbox', { name: 'Reason' })).toBeVisible()
      await scriptIsThere(page)
      await page.getByRole('textbox', { name: 'Reason' }).fill('The question asked for an eighth.')
      await page.getByRole('button', { name: 'Judge all 3 submissions again' }).click()
      await expect(
        page.getByText('3 students gain points, 0 students lose points, 0 students keep what they have.'),
      ).toBeVisible()
      await page.getByRole('button', { name: 'Let it count' }).click()
      await page.getByRole('button', { name: 'Let it count' }).last().click()
      await expect(page.getByText('Counts:')).toBeVisible()
      await visit(lateOne, site, homework, faultyTitle)
      await expect(lateOne.getByText('Judged once more: The question asked for an eighth.')).toBeVisible()
    })

    await test.step('marks arrive at the platform, in our file and in theirs', async () => {
      await expect.poll(() => platform.scores.length, { timeout: 60_000 }).toBeGreaterThan(before)
      await toCourse('/gradebook')
      const rows = await readCsv(page)
      const of = (email = '') => rows.find(({ Email }) => Email === email)
      const column = `${homework}: ${faultyTitle}`
      expect([late, extended].map((email) => of(email)?.[column])).toEqual(['10', '10'])
      expect([late, mate].map((email) => of(email)?.[`${pairs}: ${exerciseTitle}`])).toEqual(['10', '10'])
      expect(of(late)?.[`${homework}: ${labTitle}`]).toBe('9')
      await page.getByRole('link', { name: 'Into Moodle or Canvas' }).click()
      await scriptIsThere(page)
      const sheet = moodleWorksheet('Student 01')
      await page
        .getByLabel(/^Grading worksheet/)
        .setInputFiles({ name: 'Bewertung.csv', mimeType: 'text/csv', buffer: Buffer.from(sheet) })
      await page.getByLabel('Into “Bewertung” go the marks of').selectOption({ label: pairs })
      await expect(page.getByText('1 mark will be written.').first()).toBeVisible()
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Download the filled file' }).click(),
      ])
      expect(readFileSync(await download.path(), 'utf8')).toBe(sheet.replace(';;', ';100;'))
    })

    await test.step('a student takes their data along', async () => {
      const response = await lateOne.request.get(`${site.url}/account/data.json`)
      expect(response.status()).toBe(200)
      const data = await response.text()
      for (const known of [late ?? '', termTitle, faultyTitle]) expect(data).toContain(known)
      expect(data).not.toContain(extended)
    })

    await test.step('the course is copied for the next term', async () => {
      await toCourse('/settings')
      await scriptIsThere(page)
      const next = page.getByRole('region', { name: 'Next term' })
      await next.getByLabel('Title of the new course').fill('Networks, the second term')
      await next.getByLabel('Its name in the address').fill('networks-two')
      await next.getByRole('button', { name: 'Copy the course' }).click()
      await expect(page.getByRole('heading', { level: 1, name: 'Networks, the second term' })).toBeVisible()
      for (const one of [homework, pairs])
        await expect(page.getByRole('link', { name: one, exact: true })).toBeVisible()
    })
  } finally {
    await site.end()
  }
})
