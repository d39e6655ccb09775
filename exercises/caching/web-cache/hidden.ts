import { httpClient } from '#graders/author/http'
import { check, hiddenChecks } from '#graders/author/lab'
import { absoluteForm, between, get, noStore, revalidates, tellsApart } from './conforms.ts'
import { closing, keeps, pageOf, siteOf, soon } from './works.ts'

const otherOrigins = check('other-origins', {
  tier: 'conforms',
  says: 'Asks the origin at the port that the URL names, and keeps pages apart by port and query.',
  needs: [tellsApart],
  points: 1,
  why: {
    says: 'A URL has a port, 80 where it says none; and what follows the question mark is a part of it.',
    reference: 'RFC 9110 section 4.2.1',
  },
  async run(context) {
    const { random } = context
    const site = siteOf(random)
    const [path, ...contents] = [`/${random.token()}`, pageOf(random), pageOf(random)]
    const queries = contents.map(() => random.token())
    const pages = Object.fromEntries(
      contents.map((content, index) => [`${path}?${queries[index]}`, { content, fields: keeps }]),
    )
    const { origin, proxy } = await between(context, { pages, port: 8_081 })
    for (const round of [1, 2]) {
      for (const [index, content] of contents.entries()) {
        const response = await get(context, proxy, `http://${site}:8081${path}?${queries[index]}`)
        response.holds(content)
      }
      await proxy.rests()
      if (round === 2) origin.heardOnly(contents.length)
    }
  },
})

const keepsNothingPrivate = check('private', {
  tier: 'conforms',
  says: 'Keeps nothing that is private to one browser, even where max-age allows it time.',
  needs: [noStore],
  points: 1,
  why: {
    says: 'A cache that many share must not keep what is meant for one of them.',
    reference: 'RFC 9111 section 5.2.2.7',
  },
  async run(context) {
    const { random } = context
    const url = `http://${siteOf(random)}/account`
    const [first, second] = [pageOf(random), pageOf(random)]
    const fields = { 'Cache-Control': 'max-age=600, private' }
    const { origin, proxy } = await between(context, { pages: { '/account': { content: first, fields } } })
    const before = await get(context, proxy, url)
    before.holds(first)
    origin.changes('/account', { content: second, fields })
    const after = await get(context, proxy, url)
    after.holds(second)
  },
})

const byDate = check('revalidates-by-date', {
  tier: 'conforms',
  says: 'Asks with If-Modified-Since where a response has a date and no tag.',
  needs: [revalidates],
  points: 1,
  why: {
    says: 'Many servers of files know no tags, only when a file was changed.',
    reference: 'RFC 9110 section 13.1.3',
  },
  async run(context) {
    const { random } = context
    const url = `http://${siteOf(random)}/file`
    const content = pageOf(random)
    const date = new Date(
      Date.UTC(2_019, random.integer(0, 11), random.integer(1, 28), 8, 49, 37),
    ).toUTCString()
    const fields = { 'Cache-Control': 'no-cache', 'Last-Modified': date }
    const { origin, proxy } = await between(context, { pages: { '/file': { content, fields } } })
    const first = await get(context, proxy, url)
    first.holds(content)
    const second = await get(context, proxy, url)
    const request = await origin.hearsRequest({ ...soon, number: 1 })
    request.hasField('If-Modified-Since', date)
    second.hasStatus(200)
    second.holds(content)
  },
})

const largePage = check('survives-large-page', {
  tier: 'survives',
  says: 'Hands on 200,000 bytes whole, from the origin and from what it kept.',
  needs: [absoluteForm],
  points: 1,
  why: { says: 'A page is as large as it is: no buffer is large enough to read it at once.' },
  async run(context) {
    const { open, random } = context
    const site = siteOf(random)
    const content = random.words(40_000).slice(0, 200_000)
    const { proxy } = await between(context, { pages: { '/': { content, fields: keeps } } })
    for (const _ of ['from the origin', 'kept']) {
      const browser = await open(httpClient({ to: proxy }))
      await browser.asks(`http://${site}/`, { fields: { Host: site, ...closing } })
      const response = await browser.hearsResponse({ withinMs: 10_000 })
      response.holds(content)
    }
  },
})

export default hiddenChecks([otherOrigins, keepsNothingPrivate, byDate, largePage])
