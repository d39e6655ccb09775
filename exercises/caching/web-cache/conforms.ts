// The tier conforms: requests in absolute form, and a cache that keeps what it may, as RFC 9111 says.
import { httpClient, httpOrigin } from '#graders/author/http'
import { check } from '#graders/author/lab'
import {
  asProxy,
  beside,
  type Context,
  caches,
  closing,
  curl,
  forwards,
  keeps,
  pageOf,
  siteOf,
  soon,
} from './works.ts'

type Options = Parameters<typeof httpOrigin>[0]
type Server = Awaited<ReturnType<Context['program']['serve']>>

/** The response to one browser that asks for a URL through the proxy. */
export async function get({ open }: Pick<Context, 'open'>, to: Server, url: string) {
  const browser = await open(httpClient({ to }))
  await browser.asks(url, { fields: { Host: new URL(url).host, ...closing } })
  return await browser.hearsResponse({ withinMs: 4_000 })
}

/** An origin with these pages, and the proxy before it. */
export async function between({ open, program }: Context, options: Options) {
  const origin = await open(httpOrigin({ port: 80, party: 'origin', ...options }))
  return { origin, proxy: await program.serve(asProxy) }
}

export const absoluteForm = check('absolute-form', {
  tier: 'conforms',
  says: 'Takes a request in absolute form, and asks the origin for the path, with Host.',
  needs: [forwards],
  points: 2,
  why: {
    says: 'To a proxy a browser writes the whole URL, which says whom to ask. The origin is sent the path and query alone, with the field Host.',
    reference: 'RFC 9112 section 3.2',
  },
  tryIt: beside(`curl -sS -m 3 -v -x http://127.0.0.1:8888 "http://127.0.0.1:8000/index.html?a=b"`),
  async run(context) {
    const [site, content] = [siteOf(context.random), pageOf(context.random)]
    const target = `/news/today.html?of=${context.random.integer(10, 99)}`
    const { origin, proxy } = await between(context, { pages: { [target]: { content } } })
    const response = await get(context, proxy, `http://${site}${target}`)
    const request = await origin.hearsRequest(soon)
    request.hasMethod('GET')
    request.hasTarget(target)
    request.hasField('Host', site)
    request.isSound()
    response.holds(content)
  },
})

export const handsOn = check('hands-on-responses', {
  tier: 'conforms',
  says: 'Hands on status, type and content of a response as they are: a picture, and a 404.',
  needs: [absoluteForm],
  points: 2,
  why: {
    says: 'A proxy that forwards has no opinion: bytes that are no text go through it unchanged, and errors of the origin too.',
    reference: 'RFC 9110 section 7.7',
  },
  tryIt: beside(`${curl}/missing.html`),
  async run(context) {
    const { random } = context
    const site = siteOf(random)
    const content = Buffer.from(
      Array.from({ length: 600 }, (_, index) => (index < 256 ? index : random.integer(0, 255))),
    )
    const fields = { 'Content-Type': 'image/png' }
    const { proxy } = await between(context, { pages: { '/a.png': { content, fields } } })
    const picture = await get(context, proxy, `http://${site}/a.png`)
    picture.hasStatus(200)
    picture.hasField('Content-Type', 'image/png')
    picture.holds(content)
    const missing = await get(context, proxy, `http://${site}/b.png`)
    missing.hasStatus(404)
  },
})

export const noStore = check('no-store', {
  tier: 'conforms',
  says: 'Keeps nothing of a response that says no-store.',
  needs: [absoluteForm, caches],
  points: 2,
  why: {
    says: 'What is for one moment or one person must not be given to the next who asks.',
    reference: 'RFC 9111 section 5.2.2.5',
  },
  async run(context) {
    const { random } = context
    const url = `http://${siteOf(random)}/balance`
    const [first, second] = [pageOf(random), pageOf(random)]
    const fields = { 'Cache-Control': 'no-store' }
    const { origin, proxy } = await between(context, { pages: { '/balance': { content: first, fields } } })
    const before = await get(context, proxy, url)
    before.holds(first)
    origin.changes('/balance', { content: second, fields })
    const after = await get(context, proxy, url)
    after.holds(second)
  },
})

export const revalidates = check('revalidates', {
  tier: 'conforms',
  says: 'Asks with If-None-Match whether what it kept is still the same, and after 304 answers 200 with what it kept.',
  needs: [absoluteForm, caches],
  points: 2,
  why: {
    says: 'What is stale is not useless: a short 304 makes it fresh again. The browser has set no condition, so 304 is nothing for it.',
    reference: 'RFC 9111 section 4.3',
  },
  async run(context) {
    const { random } = context
    const url = `http://${siteOf(random)}/news`
    const [content, tag] = [pageOf(random), `"${random.token()}"`]
    const fields = { 'Cache-Control': 'max-age=0', ETag: tag }
    const { origin, proxy } = await between(context, { pages: { '/news': { content, fields } } })
    const first = await get(context, proxy, url)
    first.holds(content)
    const second = await get(context, proxy, url)
    const request = await origin.hearsRequest({ ...soon, number: 1 })
    request.hasField('If-None-Match', tag)
    second.hasStatus(200)
    second.holds(content)
  },
})

const stale = (content: string, ETag: string) => ({
  content,
  fields: { 'Cache-Control': 'max-age=0', ETag },
})

export const takesNew = check('takes-what-is-new', {
  tier: 'conforms',
  says: 'Hands on the new content when the page has changed, and keeps that from then on.',
  needs: [revalidates],
  points: 1,
  why: {
    says: 'The origin answers a condition with 304, or with the whole page: then what was kept is of no use any more.',
    reference: 'RFC 9111 section 4.3.3',
  },
  async run(context) {
    const { random } = context
    const url = `http://${siteOf(random)}/news`
    const [old, now, tag] = [pageOf(random), pageOf(random), `"${random.token()}"`]
    const { origin, proxy } = await between(context, {
      pages: { '/news': stale(old, `"${random.token()}"`) },
    })
    const first = await get(context, proxy, url)
    first.holds(old)
    origin.changes('/news', stale(now, tag))
    const second = await get(context, proxy, url)
    second.hasStatus(200)
    second.holds(now)
    const third = await get(context, proxy, url)
    const request = await origin.hearsRequest({ ...soon, number: 2 })
    request.hasField('If-None-Match', tag)
    third.holds(now)
  },
})

export const tellsApart = check('tells-pages-apart', {
  tier: 'conforms',
  says: 'Keeps pages by their whole URL: neither by the site alone nor by the path alone.',
  needs: [absoluteForm, caches],
  points: 1,
  why: {
    says: 'Two sites have a page of the same path, and one site has many pages: whoever takes one for the other hands out what nobody asked for.',
    reference: 'RFC 9111 section 2',
  },
  tryIt: beside(`echo other > site/other.html; ${curl}/index.html; ${curl}/other.html`),
  async run(context) {
    const { random } = context
    const [one, other] = [siteOf(random), siteOf(random)]
    const urls = [`${one}/a.html`, `${one}/b.html`, `${other}/a.html`]
    const contents = urls.map(() => pageOf(random))
    const pages = Object.fromEntries(
      urls.map((url, index) => [url, { content: contents[index] ?? '', fields: keeps }]),
    )
    const { proxy } = await between(context, { pages })
    for (const [index, url] of [...urls.entries(), ...urls.entries()]) {
      const response = await get(context, proxy, `http://${url}`)
      response.holds(contents[index] ?? '')
    }
  },
})

export const unreachable = check('unreachable', {
  tier: 'conforms',
  says: 'Answers 502 when the origin cannot be reached, and goes on.',
  needs: [absoluteForm],
  points: 1,
  why: {
    says: 'The browser must learn that its proxy works, and that the trouble is behind it.',
    reference: 'RFC 9110 section 15.6.3',
  },
  tryIt: beside('curl -sS -m 3 -i -x http://127.0.0.1:8888 http://127.0.0.1:8001/'),
  async run(context) {
    const { random } = context
    const [site, content] = [siteOf(random), pageOf(random)]
    const { proxy } = await between(context, { pages: { '/': { content } } })
    const none = await get(context, proxy, `http://${site}:8001/`)
    none.hasStatus(502)
    const response = await get(context, proxy, `http://${site}/`)
    response.holds(content)
  },
})
