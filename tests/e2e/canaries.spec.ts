// Secrets are planted in an exercise and a lab (tests/fixtures/canaries) and in their course. This test works
// through both as a student and looks for them in everything the browser receives.
import type { Page } from '@playwright/test'
import { Client } from 'pg'
import type { Exercise } from '#graders/exercise/exercise.ts'
import { loadExercise } from '#graders/exercise/load-exercise.ts'
import { findExercises } from '#graders/exercise/source/find-exercises.ts'
import { readExerciseFolder } from '#graders/exercise/source/read-exercise-folder.ts'
import { answeredKinds } from '#graders/parts/registry.ts'
import { canaryCourse, canaryExam } from './support/cast.ts'
import { showPanel } from './support/lab-page.ts'
import { scriptIsThere } from './support/script-there.ts'
import { expect, test } from './support/test.ts'
import { spelledOut, unsaidOf } from './support/unsaid.ts'

/** Bodies of all responses to the page, and of event streams, as the browser got them. */
function recordBodies(page: Page): { url: string; body: Promise<string> }[] {
  const bodies: { url: string; body: Promise<string> }[] = []
  page.on('response', (response) => {
    const body = response.text().catch(() => '')
    bodies.push({ url: `${response.request().method()} ${response.url()}`, body })
  })
  return bodies
}

async function secretSeeds(): Promise<string[]> {
  const client = new Client({ connectionString: process.env.E2E_DATABASE_URL })
  await client.connect()
  const { rows } = await client.query<{ seed: string }>('SELECT seed FROM "Variant"')
  await client.end()
  return rows.map(({ seed }) => seed)
}

/** Waits until there are such rows. */
async function expectRows(sql: string): Promise<{ id: string; run: string }[]> {
  const client = new Client({ connectionString: process.env.E2E_DATABASE_URL })
  await client.connect()
  try {
    let found: { id: string; run: string }[] = []
    await expect
      .poll(async () => (found = (await client.query(sql)).rows).length, { timeout: 60_000 })
      .toBeGreaterThan(0)
    return found
  } finally {
    await client.end()
  }
}

/** From the dashboard, page by page: what is pressed while another page is on its way is lost. */
async function toItem(page: Page, title: string): Promise<void> {
  await page.getByRole('link', { name: 'Planted secrets', exact: true }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: 'Planted secrets', exact: true })).toBeVisible()
  await page.getByRole('link', { name: title }).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
}

test('no planted secret reaches the browser before its moment', async ({ page, signIn }) => {
  const bodies = recordBodies(page)
  await signIn('canary')
  await test.step('an exercise, before and after a wrong answer', async () => {
    await toItem(page, 'A question with planted secrets')
    await scriptIsThere(page)
    await page.getByRole('textbox', { name: 'Your answer' }).nth(0).fill('12')
    await page.getByRole('button', { name: 'New message' }).click()
    await page.getByLabel('Message of message 1').selectOption('SYN')
    await page.getByRole('textbox', { name: 'Your answer' }).nth(1).fill('a line')
    await page.getByRole('button', { name: 'Submit' }).click()
    await expect(page.getByText('0 of 3 parts right')).toBeVisible()
    await page.reload()
    await page.goBack()
  })

  await test.step('the exercise without an account, before and after a wrong answer', async () => {
    await page.goto('/practice/canary-answers')
    await scriptIsThere(page)
    await page.getByRole('textbox', { name: 'Your answer' }).nth(0).fill('12')
    await page.getByRole('button', { name: 'New message' }).click()
    await page.getByLabel('Message of message 1').selectOption('SYN')
    await page.getByRole('textbox', { name: 'Your answer' }).nth(1).fill('a line')
    await page.getByRole('button', { name: 'Submit' }).click()
    await expect(page.getByText('0 of 3 parts right')).toBeVisible()
    await page.reload()
    await expect(page.getByRole('textbox', { name: 'Your answer' }).nth(1)).toHaveValue('a line')
  })

  await test.step('a lab, its visible checks and a submission that fails the hidden one', async () => {
    await page.goto('/')
    await toItem(page, 'A lab with planted secrets')
    await showPanel(page, 'Program')
    await page.getByRole('button', { name: 'Run visible checks' }).click()
    await expect(page.getByRole('heading', { name: /1 of 1 checks passed/ })).toBeVisible()
    await showPanel(page, 'Program')
    await page.getByRole('button', { name: 'Submit', exact: true }).click()
    await expect(page.getByRole('heading', { name: /1 of 2 checks passed/ })).toBeVisible()
    await page.reload()
    await expect(page.getByRole('heading', { name: /1 of 2 checks passed/ })).toBeVisible()
    await page.getByRole('region', { name: 'History' }).getByRole('link').first().click()
    await expect(page.getByText('Prints another line.').first()).toBeVisible()
  })

  await test.step('an exam, while it is written and before it is released', async () => {
    const before = bodies.length
    await page.goto('/')
    await page.getByRole('link', { name: canaryExam, exact: true }).first().click()
    await scriptIsThere(page)
    await page.getByRole('button', { name: 'Start' }).click()
    await page.getByRole('link', { name: 'A question with planted secrets' }).click()
    await scriptIsThere(page)
    await page.getByRole('textbox', { name: 'Your answer' }).nth(0).fill('12')
    await expect(page.getByText(/^Draft saved/)).toBeVisible()
    const item = page.url()
    await page.getByRole('link', { name: 'All exercises, and handing in' }).click()
    await page.getByRole('button', { name: 'Hand in now' }).click()
    await page.getByRole('button', { name: 'Hand in, and end it' }).click()
    await expect(page.getByText('Your exam is handed in.')).toBeVisible()
    const [submission] = await expectRows(
      `SELECT s.id, r.id AS run FROM "Submission" s JOIN "GradingRun" r ON r."submissionId" = s.id
        JOIN "ExamSitting" e ON e."userId" = s."userId" JOIN "Variant" v ON v.id = s."variantId"
        JOIN "AssignmentItem" i ON i.id = v."itemId" AND i."assignmentId" = e."assignmentId"
        WHERE e."closedAt" IS NOT NULL`,
    )
    for (const address of ['/', `/courses/${canaryCourse.slug}`, item]) await page.goto(address)
    for (const address of [`/submissions/${submission?.id}`, `/api/runs/${submission?.run}/events`]) {
      expect((await page.request.get(address)).status()).toBe(404)
    }
    const exported = await (await page.request.get('/account/data.json')).text()
    bodies.push({ url: 'GET /account/data.json', body: Promise.resolve(exported) })
    for (const { url, body } of bodies.slice(before)) {
      if (!url.includes('/_next/')) expect(await body, url).not.toMatch(/parts? right|"earned":\d*[1-9]/)
    }
  })

  await test.step('the event streams, asked for by hand', async () => {
    const urls = new Set(bodies.map(({ url }) => url.slice(4)).filter((url) => url.includes('/api/runs/')))
    expect(urls.size).toBeGreaterThan(0)
    for (const url of urls) {
      const events = await (await page.request.get(url)).text()
      // The subject ran: the hidden check was judged, and its name may be known.
      expect(events).toContain('check-finished')
      bodies.push({ url, body: Promise.resolve(events) })
    }
  })

  const seeds = await secretSeeds()
  expect(seeds.length).toBeGreaterThan(0)
  const secrets = [
    canaryCourse.seedSecret,
    'CANARY',
    '739113',
    '551199',
    '0.00271828',
    '0.0000271828',
    ...seeds,
  ]
  const received = await Promise.all(bodies.map(async ({ url, body }) => ({ url, text: await body })))
  expect(received.some(({ text }) => text.includes('A question with planted secrets'))).toBe(true)
  const leaks = received.flatMap(({ url, text }) =>
    secrets
      .filter(
        (secret) =>
          text.includes(secret) || text.includes(Buffer.from(secret).toString('base64').replaceAll('=', '')),
      )
      .map((secret) => `${secret} in ${url}`),
  )
  expect(leaks).toEqual([])
})

test('no page of any kind says before its time what its exercise keeps to itself', {
  tag: '@nightly',
}, async ({ page, signIn }) => {
  test.setTimeout(600_000)
  const exercises = []
  for (const { folder } of await findExercises('exercises')) {
    const loaded = loadExercise(await readExerciseFolder(folder))
    if (loaded.ok) exercises.push(loaded.exercise)
  }
  const declarative = exercises.filter(({ parts }) => parts.every(({ kind }) => kind !== 'lab'))
  const searched = new Set<string>()
  const leaks: string[] = []
  const search = async (address: string, exercise: Exercise) => {
    const answer = await page.request.get(address)
    const text = spelledOut(await answer.text())
    expect(answer.status(), address).toBe(200)
    expect(text).toContain(spelledOut(exercise.title))
    const unsaid = unsaidOf(exercise)
    expect(unsaid.length, exercise.id).toBeGreaterThan(1)
    leaks.push(...unsaid.filter((each) => text.includes(each)).map((each) => `${address}: ${each}`))
    for (const { kind } of exercise.parts) searched.add(kind)
  }

  await test.step('without an account', async () => {
    for (const exercise of declarative) await search(`/practice/${exercise.id}`, exercise)
    expect([...searched].toSorted()).toEqual(answeredKinds)
  })

  await test.step('as a student of the course', async () => {
    searched.clear()
    await signIn('canary')
    await page.goto('/')
    const items = page.getByRole('main').locator('a[href^="/items/"]')
    await expect(items.first()).toBeAttached()
    // Most stand in lists that are closed.
    const visits = new Map(
      await items.evaluateAll((all) =>
        all.map((item) => [item.textContent.trim(), item.getAttribute('href') ?? ''] as const),
      ),
    )
    for (const exercise of declarative) {
      const address = visits.get(exercise.title)
      if (address) await search(address, exercise)
    }
    expect([...searched].toSorted()).toEqual(answeredKinds)
  })
  expect(leaks).toEqual([])
})
