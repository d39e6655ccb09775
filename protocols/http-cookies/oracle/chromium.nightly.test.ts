// Whether Chromium keeps and sends the cookies that our model of RFC 6265bis keeps and sends: the same requests are made
// by a browser that nobody here wrote, to a server on loopback that goes by the names of several sites.
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer as createPlainServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { type Browser, chromium, type Page } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findBrowser } from '#platform/system-packages.ts'
import { isSameSite } from '#protocols/http-cookies/cookie-request.ts'
import { randomCookieTrace } from '#protocols/http-cookies/oracle/random-cookie-trace.ts'
import { playCookieTrace, type TracedCookieRequest } from '#protocols/http-cookies/play-cookie-trace.ts'

const traces = 40
const requestsEach = 10
const waitMs = 30_000

/** What was sent with the request of a number, and what its answer sets. */
const answers = new Map<string, { sets: readonly string[]; arrived: (cookies: string) => void }>()
let browser: Browser
let [close, folder] = [() => Promise.resolve(), '']

function serve(request: IncomingMessage, response: ServerResponse) {
  const number = new URL(request.url ?? '/', 'http://any.example').searchParams.get('number') ?? ''
  const answer = answers.get(number)
  response.writeHead(200, {
    'content-type': 'text/html',
    'cache-control': 'no-store',
    ...(answer ? { 'set-cookie': [...answer.sets] } : {}),
  })
  response.end('<!doctype html><title>A page</title><body>')
  response.once('close', () => answer?.arrived(request.headers.cookie ?? ''))
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'roundtrip-cookies-'))
  const [key, cert] = ['key.pem', 'cert.pem'].map((name) => path.join(folder, name))
  if (key === undefined || cert === undefined) throw new Error('no names for a key and its certificate')
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  const subject = ['-subj', '/CN=a.example', '-keyout', key, '-out', cert, '-days', '1']
  await promisify(execFile)('openssl', ['req', '-x509', ...curve, ...subject])
  const plain = createPlainServer(serve)
  const secure = createSecureServer({ key: await readFile(key), cert: await readFile(cert) }, serve)
  const ports = await Promise.all(
    [plain, secure].map(
      (server) =>
        new Promise<number>((resolve) => {
          server.listen(0, '127.0.0.1', () => resolve(portOf(server.address())))
        }),
    ),
  )
  const rules = `MAP *:80 127.0.0.1:${ports[0]}, MAP *:443 127.0.0.1:${ports[1]}`
  browser = await chromium.launch({
    executablePath: findBrowser() ?? '/usr/bin/chromium',
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-background-networking',
      `--host-resolver-rules=${rules}`,
    ],
  })
  close = async () => {
    await browser.close()
    for (const server of [plain, secure]) {
      server.closeAllConnections()
      server.close()
    }
  }
}, 120_000)

afterAll(async () => {
  await close()
  await rm(folder, { recursive: true, force: true })
})

const portOf = (address: string | AddressInfo | null) =>
  typeof address === 'object' && address !== null ? address.port : 0

/** Makes a request in the way that it came about, and returns its cookies as they were sent, or as the script saw them. */
async function make(page: Page, request: TracedCookieRequest, number: string): Promise<string> {
  if (request.by === 'script') {
    await page.goto(request.url.href)
    return await page.evaluate(() => document.cookie)
  }
  const target = `${request.url.href}?number=${number}`
  const arrived = new Promise<string>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`nothing came of ${number}: ${target}`)), waitMs)
    answers.set(number, {
      sets: request.sets,
      arrived: (cookies) => {
        clearTimeout(late)
        resolve(cookies)
      },
    })
  })
  if (request.from === null) {
    await page.goto(target)
    return await arrived
  }
  await page.goto(request.from.href)
  const loaded = request.by === 'image' ? null : page.waitForURL(target)
  await page.evaluate(
    ({ by, url }) => {
      if (by === 'image') {
        const image = new Image()
        image.addEventListener('error', () => document.body.append('shown'))
        image.src = url
        return
      }
      const element = document.createElement(by === 'link' ? 'a' : 'form')
      if (element instanceof HTMLAnchorElement) element.href = url
      else Object.assign(element, { method: 'post', action: url })
      document.body.append(element)
      if (element instanceof HTMLAnchorElement) element.click()
      else element.submit()
    },
    { by: request.by, url: target },
  )
  // What the answer sets is kept once the page knows of it.
  await (loaded ?? page.getByText('shown').waitFor())
  return await arrived
}

/** How requests come about that send some cookie of a random trace: none crosses with a form. */
const ways = ['typed', 'link', 'form', 'image', 'script', 'link across sites', 'image across sites']

test(`Chromium sends the same cookies in ${traces} random traces of ${requestsEach} requests`, async () => {
  const differing: unknown[] = []
  const met = new Map<string, number>()
  const unmet = () => ways.filter((way) => !met.has(way))
  for (let seed = 0; seed < traces || (seed < 3 * traces && unmet().length > 0); seed += 1) {
    const requests = randomCookieTrace(seed, requestsEach)
    const steps = playCookieTrace(requests, Date.now())
    const context = await browser.newContext({ ignoreHTTPSErrors: true })
    // One page goes from request to request: what a person types in its address bar comes from no site, either.
    const page = await context.newPage()
    for (const [index, request] of requests.entries()) {
      const theirs = await make(page, request, `${seed}-${index}`)
      const { sent = [], kept = [] } = steps[index] ?? {}
      // Section 5.6.7.2 lets a browser send what says nothing of SameSite with a form of another site for two minutes
      // after it was set. Chromium does; our model does not.
      const young = kept.filter(
        ({ sameSite }) => sameSite === 'default' && request.by === 'form' && !isSameSite(request),
      )
      const inWords = (pairs: string[]) =>
        pairs
          .filter((pair) => !young.some(({ name, value }) => pair === `${name}=${value}`))
          .toSorted()
          .join('; ')
      const ours = inWords(sent.map(({ name, value }) => `${name}=${value}`))
      const said = inWords(theirs.split('; ').filter((pair) => pair !== ''))
      if (ours !== said) {
        const { by, url, from } = request
        differing.push({ seed, index, by, url: url.href, from: from?.href, ours, theirs: said, kept })
      }
      const way = `${request.by}${isSameSite(request) ? '' : ' across sites'}`
      if (ours !== '') met.set(way, (met.get(way) ?? 0) + 1)
    }
    await context.close()
  }
  expect(differing.slice(0, 3)).toEqual([])
  // The subject ran: in each way some cookie was sent.
  expect(unmet()).toEqual([])
}, 600_000)
