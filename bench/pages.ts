// What a page costs: its script, the processor time of a request, requests a second and waiting times with eight in
// flight, each page beside the cheapest route of the same run; then the memory of what serves them over 20,000
// requests. Exits with 1 when a page loads more script than it may, or memory goes on growing.
import { chromium } from '@playwright/test'
import { prepareTestBuild } from '#platform/build-site.ts'
import { compressBuild } from '#platform/compress-build.ts'
import { findBrowser } from '#platform/system-packages.ts'
import { signInNames } from '../tests/e2e/support/demo-accounts.ts'
import { exerciseTitle, labTitle, signInAs, visitItem } from '../tests/e2e/support/test.ts'
import { startTestStack } from '../tests/support/test-stack.ts'
import { median } from './median.ts'
import { demoItems } from './pages/demo-items.ts'
import { firstScriptKb } from './pages/first-script.ts'
import { loadPages } from './pages/load-page.ts'
import { cpuMsOf, databaseCpuMsOf, ownMbOf } from './pages/web-processes.ts'

const secondsPerPage = Number(process.env.PAGES_SECONDS || 5)
const requestsForMemory = Number(process.env.PAGES_REQUESTS || 20_000)
const requestsBefore = 300
const looks = 8
/** Of the memory after a quarter of the requests: 5 kB kept of each would be a quarter more. */
const growthMax = 1.25

const complaints: string[] = []
// As a site has it after its first minutes.
await compressBuild(await prepareTestBuild())
// As docs/operators.md says for a server of two processors.
const stack = await startTestStack({ env: { WEB_PROCESSES: '2' } })
const browser = await chromium.launch({
  executablePath: findBrowser() ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
})
try {
  const { pages, state } = await visitPages()
  const cookie = state.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')

  const nobody = { cookies: [], origins: [] }
  const script: { page: string; kb: number; kbMax: number | null }[] = [
    { page: 'sign-in', kb: await firstScriptKb(browser, `${stack.url}/sign-in`, nobody), kbMax: 60 },
    { page: 'dashboard', kb: await firstScriptKb(browser, stack.url, state), kbMax: null },
  ]
  for (const { path, kinds, lab } of await demoItems(stack.running().databaseUrl)) {
    script.push({
      page: kinds,
      kb: await firstScriptKb(browser, stack.url + path, state),
      kbMax: lab ? 350 : 200,
    })
  }
  console.table(
    script.map(({ page, kb, kbMax }) => ({ page, 'script kB': Math.round(kb), 'at most': kbMax })),
  )
  for (const { page, kb, kbMax } of script) {
    if (kb > (kbMax ?? kb))
      complaints.push(`${page}: ${Math.round(kb)} kB of script, and ${kbMax} are allowed.`)
  }

  const costs = []
  for (const [page, url] of pages) {
    // Each connection to the database plans what is asked often for itself, at its first few requests.
    await loadPages([url], cookie, (asked) => asked < requestsBefore)
    const before = { web: cpuMsOf(web()), database: databaseCpuMsOf(postgres()) }
    const { times, seconds, bytes } = await loadFor(secondsPerPage, url, cookie)
    const perRequest = (cpuMs: number) => Number((cpuMs / times.length).toFixed(1))
    costs.push({
      page,
      'page kB': Math.round(bytes / 1_000),
      'web cpu ms': perRequest(cpuMsOf(web()) - before.web),
      'database cpu ms': perRequest(databaseCpuMsOf(postgres()) - before.database),
      'requests/s': Math.round(times.length / seconds),
      'median ms': Math.round(median(times)),
      'p95 ms': Math.round(times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? Number.NaN),
    })
  }
  console.table(costs)

  const urls = pages.map(([, url]) => url)
  const memory: number[] = []
  for (let look = 0; look < looks; look++) {
    await loadPages(urls, cookie, (asked) => asked < requestsForMemory / looks)
    memory.push(Math.round(ownMbOf(web())))
  }
  console.log(
    `MB of its own after each ${requestsForMemory / looks} of ${requestsForMemory} requests: ${memory.join(', ')}`,
  )
  const [early = Number.NaN, late = Number.NaN] = [memory[looks / 4 - 1], memory.at(-1)]
  if (!(late <= early * growthMax)) complaints.push(`Memory grew from ${early} to ${late} MB.`)
  console.log(JSON.stringify({ bench: 'pages', script, costs, memory }))
} finally {
  await browser.close()
  await stack.stop()
}
for (const complaint of complaints) console.error(complaint)
process.exitCode = complaints.length > 0 ? 1 : 0

function web(): number {
  return stack.running().web ?? Number.NaN
}

function postgres(): number {
  return stack.running().postgres ?? Number.NaN
}

function loadFor(seconds: number, url: string, cookie: string) {
  const end = performance.now() + seconds * 1_000
  return loadPages([url], cookie, () => performance.now() < end)
}

/** Signs a student in and finds the pages that are loaded. */
async function visitPages() {
  const page = await browser.newPage()
  await signInAs(page, signInNames.student, 'roundtrip-demo', stack.url)
  const pages: [string, string][] = [
    ['health check', `${stack.url}/api/health`],
    ['dashboard', stack.url],
  ]
  for (const [name, title] of [
    ['exercise', exerciseTitle],
    ['lab', labTitle],
  ] as const) {
    await page.goto(stack.url)
    await visitItem(page, title)
    pages.push([name, page.url()])
  }
  const state = await page.context().storageState()
  await page.close()
  return { pages, state }
}
