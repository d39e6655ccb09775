// The first hour of a real site, as docs/operators.md and docs/instructors.md say it: no demo account takes part.
import path from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { commandLine } from './support/command-line.ts'
import { expect, test, watchComplaints } from './support/test.ts'

const tag = crypto.randomUUID().slice(0, 8)
const slug = `first-${tag}`
const title = `First course ${tag}`
const [operator, instructor, ada, bob, eve] = ['op', 'grace', 'ada', 'bob', 'eve'].map(
  (name) => `${name}-${tag}@uni.test`,
)
const password = 'a password for tests'

const roundtrip = commandLine(process.env.E2E_DATABASE_URL, process.env.E2E_BASE_URL, password)

async function visitor(browser: Browser): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({ baseURL: process.env.E2E_BASE_URL ?? '' })
  const page = await context.newPage()
  return { page, complaints: watchComplaints(page) }
}

async function enter(page: Page, email = '', secret = password): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('Email address').fill(email)
  await page.getByLabel('Password').fill(secret)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

/** No axe violation, nothing sideways; SCREENSHOTS=folder keeps how it looks. */
const look = (page: Page, name: string) =>
  expectAccessible(page, async (how) => {
    const folder = process.env.SCREENSHOTS
    if (folder === undefined) return
    const file = `first-hour ${name} ${how}.png`.replaceAll(' ', '-')
    await page.screenshot({ path: path.join(folder, file), fullPage: true })
  })
const inCourse = (page: Page) => expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()

test('operator, course, instructor, and students by link and by code', { tag: '@nightly' }, async ({
  page,
  browser,
}) => {
  const links = new Map<string, string>()
  const people: { page: Page; complaints: string[] }[] = []
  const come = async () => {
    const one = await visitor(browser)
    people.push(one)
    return one.page
  }

  await test.step('the operator makes accounts and a course by command', async () => {
    expect(await roundtrip('user', 'add', operator ?? '', '--name', 'Olu', '--operator')).toContain(password)
    await roundtrip('user', 'add', instructor ?? '', '--name', 'Grace')
    expect(await roundtrip('course', 'add', slug, title, '--instructor', instructor ?? '')).toBe(
      `/courses/${slug}\n`,
    )
    expect(await roundtrip('course', 'list')).toContain(`${slug}\t${title}\t${instructor}\t0 students`)
    expect(await roundtrip('user', 'list', operator ?? '')).toContain('operator')
    await expect(roundtrip('user', 'add', operator ?? '', '--name', 'Again')).rejects.toThrow(/already/)
  })

  await test.step('the instructor pastes a table, sees what will happen, and gets links', async () => {
    await enter(page, instructor)
    await page.getByRole('link', { name: title }).click()
    await page.getByRole('navigation', { name: 'Course' }).getByRole('link', { name: 'Roster' }).click()
    await expect(page.getByText('No student is here yet.')).toBeVisible()
    await page
      .getByLabel('Email addresses, or a table')
      .fill(`Name;E-mail;Section\nAda L;${ada};Monday\nBob;${bob};Tuesday\nnobody;;`)
    await page.getByRole('button', { name: 'See what will happen' }).click()
    await expect(page.getByText('2 will get a link, 2 sections are new, 1 line unreadable.')).toBeVisible()
    await page.getByLabel('Mail each of them their link').uncheck()
    await page.getByRole('button', { name: 'Invite 2' }).click()
    await expect(page.getByText('2 invited, 2 sections made, 1 left out.')).toBeVisible()
    await look(page, 'roster-links')
    const shown = await page.getByRole('group', { name: 'Links' }).textContent()
    for (const [, email = '', link = ''] of (shown ?? '').matchAll(/(\S+@\S+) {2}(\S+)/g))
      links.set(email, link)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download CSV' }).click(),
    ])
    expect(download.suggestedFilename()).toBe(`${slug}-invitations.csv`)
  })

  await test.step('a student comes by the link, once', async () => {
    const student = await come()
    const response = await student.goto(links.get(ada ?? '') ?? '')
    expect(response?.headers()['referrer-policy']).toBe('strict-origin')
    await expect(student.getByLabel('Your name')).toHaveValue('Ada L')
    await look(student, 'invitation')
    await student.getByLabel('Password').fill('short')
    await student.getByRole('button', { name: 'Make the account and enter' }).click()
    await expect(student.getByText(/shorter than 10 characters/)).toBeVisible()
    await student.getByLabel('Password').fill(password)
    await student.getByRole('button', { name: 'Make the account and enter' }).click()
    await inCourse(student)
    await student.goto(links.get(bob ?? '') ?? '')
    await expect(student.getByText(`This invitation is for ${bob}`)).toBeVisible()
    await look(student, 'invitation-other')
    await student.goto(links.get(ada ?? '') ?? '')
    await expect(student.getByText(/This link does not work/)).toBeVisible()
  })

  await test.step('the roster knows who came and who waits; a new link ends the old one', async () => {
    await page.goto(`/courses/${slug}/roster?show=invited`)
    await page.getByRole('button', { name: `New link for ${bob}` }).click()
    await page.getByRole('button', { name: 'Make new links' }).click()
    const shown = await page.getByRole('group', { name: 'Links' }).textContent()
    const bobs = /https?:\S+/.exec(shown ?? '')?.[0] ?? ''
    const student = await come()
    await student.goto(links.get(bob ?? '') ?? '')
    await expect(student.getByText(/This link does not work/)).toBeVisible()
    await student.goto(bobs)
    await student.getByLabel('Password').fill(password)
    await student.getByRole('button', { name: 'Make the account and enter' }).click()
    await inCourse(student)
  })

  await test.step('another comes by the code, until it is closed', async () => {
    await page.goto(`/courses/${slug}/roster`)
    await page.getByRole('button', { name: 'Make a code' }).click()
    const code = (await page.getByText(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/).textContent()) ?? ''
    await look(page, 'roster-code')
    const student = await come()
    await student.goto('/sign-in')
    await student.getByRole('link', { name: 'enter the code of the course' }).click()
    await student.getByLabel('Code of the course').fill(code.toLowerCase())
    await student.getByRole('button', { name: 'Go on' }).click()
    await student.getByLabel('Your name').fill('Eve')
    await student.getByLabel('Email address').fill(eve ?? '')
    await student.getByLabel('Password').fill(password)
    await look(student, 'join')
    await student.getByRole('button', { name: 'Make the account and enter' }).click()
    await inCourse(student)
    await page.getByRole('button', { name: 'Close' }).click()
    await page.getByRole('button', { name: 'Close it' }).click()
    await expect(page.getByText(/Nobody enters by a code/)).toBeVisible()
    await student.goto(`/join?code=${code}`)
    await expect(student.getByText('No course is open under this code.')).toBeVisible()
  })

  await test.step('sections show in roster and gradebook', async () => {
    await page.goto(`/courses/${slug}/roster`)
    await page.getByLabel('Choose Eve').check()
    await page.getByLabel('Section', { exact: true }).last().fill('Monday')
    await page.getByRole('button', { name: 'Move 1 to this section' }).click()
    await expect(page.getByText('1 moved to Monday.')).toBeVisible()
    await page.goto(`/courses/${slug}/gradebook`)
    await page.getByRole('combobox', { name: 'Section' }).selectOption({ label: 'Monday' })
    await expect(page.getByText('2 of 3 students', { exact: true })).toBeVisible()
  })

  await test.step('a forgotten password is set by a link, and a closed account stays out', async () => {
    const link = (await roundtrip('user', 'reset-link', ada ?? '')).trim()
    const student = await come()
    await student.goto(link)
    await look(student, 'reset')
    await student.getByLabel('New password').fill('another password for tests')
    await student.getByRole('button', { name: 'Set it and sign in' }).click()
    await expect(student.getByRole('heading', { level: 1, name: 'Your work' })).toBeVisible()
    const [first] = people
    await first?.page.goto('/')
    expect(new URL(first?.page.url() ?? '').pathname).toBe('/sign-in')
    await student.goto('/account')
    await expect(student.getByText('this one')).toBeVisible()
    await look(student, 'account')
    expect(await roundtrip('user', 'disable', ada ?? '')).toContain('closed, 1 sessions ended')
    await enter(student, ada, 'another password for tests')
    await expect(student.getByText(/This account is closed/)).toBeVisible()
  })

  await test.step('all of it stands in the audit log', async () => {
    await page.goto(`/courses/${slug}/audit`)
    await expect(page.getByText(`Grace invited`).first()).toBeVisible()
    await expect(page.getByText('Grace closed the join code of the course')).toBeVisible()
    await expect(page.getByText('Section: none → Monday')).toBeVisible()
    await expect(page.getByText(`Eve came into the course (${eve})`)).toBeVisible()
    await look(page, 'audit')
  })
  for (const { complaints } of people) expect(complaints).toEqual([])
})
