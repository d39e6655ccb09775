// Page requests per second of one web process, signed in, each page beside the cheapest route of the same run.
import { chromium } from '@playwright/test'
import { findBrowser } from '#platform/system-packages.ts'
import { signInNames } from '../tests/e2e/support/demo-accounts.ts'
import { exerciseTitle, labTitle, signInAs, visitItem } from '../tests/e2e/support/test.ts'
import { startTestStack } from '../tests/support/test-stack.ts'
import { median } from './median.ts'

const inFlight = 8
const secondsPerPage = 4

async function load(url: string, cookie: string): Promise<{ perSecond: number; medianMs: number }> {
  const times: number[] = []
  const end = performance.now() + secondsPerPage * 1_000
  const client = async (): Promise<void> => {
    while (performance.now() < end) {
      const startedAt = performance.now()
      const response = await fetch(url, { headers: { cookie }, redirect: 'manual' })
      await response.arrayBuffer()
      if (response.status !== 200) throw new Error(`${url} answered ${response.status}.`)
      times.push(performance.now() - startedAt)
    }
  }
  await Promise.all(Array.from({ length: inFlight }, client))
  return { perSecond: times.length / secondsPerPage, medianMs: median(times) }
}

const stack = await startTestStack()
const browser = await chromium.launch({
  executablePath: findBrowser() ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
})
try {
  const page = await browser.newPage()
  await signInAs(page, signInNames.student, 'roundtrip-demo', stack.url)
  const pages = [
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
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  await page.close()
  const table = []
  for (const [name = '', url = ''] of pages) {
    await load(url, cookie)
    table.push({ page: name, ...(await load(url, cookie)) })
  }
  const base = table[0]?.perSecond ?? Number.NaN
  const rounded = table.map(({ page: name, perSecond, medianMs }) => ({
    page: name,
    'requests per second': Math.round(perSecond),
    'share of the health check': Number((perSecond / base).toFixed(3)),
    'median ms with 8 in flight': Math.round(medianMs),
  }))
  console.table(rounded)
  console.log(JSON.stringify({ bench: 'pages', table: rounded }))
} finally {
  await browser.close()
  await stack.stop()
}
