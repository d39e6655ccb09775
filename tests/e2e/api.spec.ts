// Programs that act for people: a token from the browser, a client that a tool makes from our description, and the
// command line that gives points.
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { generate } from 'orval'
import * as z from 'zod'
import { emailOf } from './support/cast.ts'
import { program } from './support/program.ts'
import { scriptIsThere } from './support/script-there.ts'
import { expect, labTitle, signInAs, test } from './support/test.ts'
import { as } from './support/visiting.ts'

const run = promisify(execFile)
const root = path.resolve(import.meta.dirname, '../..')
const scratch = mkdtempSync(path.join(tmpdir(), 'roundtrip-api-'))
test.afterAll(() => rmSync(scratch, { recursive: true }))

/** Asked through the client that was made, as its types allow it. */
const asking = (site: string, token: string) => `
import { getItem, listAssignments, listCourses, listPeople } from './client.ts'
const reach = globalThis.fetch
globalThis.fetch = (to, init) => reach(new URL(String(to), ${JSON.stringify(site)}), init)
const options = { headers: { Authorization: ${JSON.stringify(`Bearer ${token}`)} } }
const courses = await listCourses(options)
if (courses.status !== 200) throw new Error(courses.data.detail)
const course: string = courses.data.data[0]?.course ?? ''
const people = await listPeople(course, { role: 'STUDENT', limit: 200 }, options)
const assignments = await listAssignments(course, options)
if (people.status !== 200 || assignments.status !== 200) throw new Error('refused')
const lab = assignments.data.data.flatMap(({ items }) => items).find(({ exercise }) => exercise === 'tcp-uppercase-client')
const item = await getItem(lab?.id ?? '', options)
const nothing = await getItem('nothing', options)
console.log(JSON.stringify({
  course,
  emails: people.data.data.map(({ email }) => email),
  item: item.status === 200 ? item.data.id : item.data.detail,
  points: lab?.points,
  nothing: nothing.status,
}))
`
const SaidSchema = z.object({
  course: z.string(),
  emails: z.array(z.string()),
  item: z.string(),
  points: z.number(),
  nothing: z.number(),
})

test('a token, a client made from the description, and points from a batch', {
  tag: '@nightly',
}, async ({ page, baseURL }) => {
  test.setTimeout(240_000)
  await as(page, 'instructor')
  await page.goto('/account')
  await scriptIsThere(page)
  await page.getByText('Make a token').first().click()
  await page.getByLabel('What it is for').fill('The batch of lab 1')
  await page.getByLabel(/See courses/).check()
  await page.getByLabel(/Give points by hand/).check()
  await page.getByRole('button', { name: 'Make a token' }).click()
  const shown = page.locator('code', { hasText: /^rt_[\w-]{43}$/ })
  const token = (await shown.textContent()) ?? ''
  await expect(page.getByRole('button', { name: 'End The batch of lab 1' })).toBeVisible()

  const description = await (await page.request.get('/api/v1/openapi.json')).text()
  writeFileSync(path.join(scratch, 'openapi.json'), description)
  await generate({
    input: path.join(scratch, 'openapi.json'),
    output: { target: path.join(scratch, 'client.ts'), client: 'fetch', baseUrl: '/api/v1' },
  })
  writeFileSync(path.join(scratch, 'ask.ts'), asking(baseURL ?? '', token))
  writeFileSync(path.join(scratch, 'package.json'), '{ "type": "module" }')
  // The types of the client fit what is asked of it.
  await run(
    process.execPath,
    [
      path.join(root, 'node_modules/typescript/bin/tsc'),
      ...`--noEmit --strict --skipLibCheck --module nodenext --target es2024`.split(' '),
      ...`--allowImportingTsExtensions --lib es2024,dom,dom.iterable`.split(' '),
      'ask.ts',
    ],
    { cwd: scratch },
  ).catch((error: unknown) => {
    throw new Error(FailedSchema.parse(error).text)
  })
  const { stdout } = await run(process.execPath, [path.join(scratch, 'ask.ts')])
  const said = SaidSchema.parse(JSON.parse(stdout))
  expect(said.emails).toContain(emailOf('pushed'))
  expect(said.nothing).toBe(404)

  const batch = path.join(scratch, 'batch')
  for (const student of [emailOf('pushed'), 'nobody@e2e.test']) {
    mkdirSync(path.join(batch, student), { recursive: true })
    writeFileSync(path.join(batch, student, 'main.py'), program('right.py').buffer)
  }
  const grade = async (...more: string[]) =>
    run(
      process.execPath,
      [
        path.join(root, 'cli/main.ts'),
        ...`grade tcp-uppercase-client ${batch} --layout flat --out ${path.join(scratch, 'results')}`.split(
          ' ',
        ),
        '--push',
        `${baseURL}/items/${said.item}`,
        ...more,
      ],
      { env: { ...process.env, ROUNDTRIP_TOKEN: token } },
    ).then(
      ({ stdout: text }) => ({ code: 0, text }),
      (error: unknown) => FailedSchema.parse(error),
    )
  const planned = await grade('--dry-run')
  expect(planned.text).toMatch(/^push .*: pushed@e2e\.test$/m)
  const first = await grade()
  expect(first.text).toContain('no student of the course has this address or name')
  expect(first.text).toContain('1 now, 0 were there.')
  expect(first.code).toBe(6)
  const again = await grade('--resume')
  expect(again.text).toContain('0 now, 1 were there.')

  await signInAs(page, emailOf('pushed'), 'a password for tests')
  await page.goto(`/items/${said.item}`)
  await expect(page.getByRole('heading', { level: 1, name: labTitle })).toBeVisible()
  await expect(page.getByText(/graded in a batch: \d+ of \d+ checks passed/)).toBeVisible()

  await as(page, 'instructor')
  await page.goto('/account')
  await scriptIsThere(page)
  await page.getByRole('button', { name: 'End The batch of lab 1' }).click()
  await expect(page.getByText('“The batch of lab 1” ended.')).toBeVisible()
  const refused = await page.request.get('/api/v1/courses', { headers: { Authorization: `Bearer ${token}` } })
  expect(refused.status()).toBe(401)
})

const FailedSchema = z
  .object({ code: z.number(), stdout: z.string() })
  .transform(({ code, stdout }) => ({ code, text: stdout }))
