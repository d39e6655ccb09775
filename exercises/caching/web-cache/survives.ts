// The tier survives: what networks, browsers and origins do.
import { httpClient } from '#graders/author/http'
import { check } from '#graders/author/lab'
import { link } from '#graders/author/network'
import { absoluteForm, between, get } from './conforms.ts'
import { beside, closing, curl, pageOf, siteOf, soon } from './works.ts'

export const survivesSplitRequest = check('survives-split-request', {
  tier: 'survives',
  says: 'Reads a request that comes in pieces, cut within the URL.',
  needs: [absoluteForm],
  points: 1,
  why: {
    says: 'TCP is a stream of bytes: read on until the empty line is there.',
    reference: 'RFC 9293 section 3.7',
  },
  tryIt: beside(
    String.raw`(printf 'GET http://127.0.0.1:8000/ind'; sleep 1; printf 'ex.html HTTP/1.1\r\nHost: 127.0.0.1:8000\r\nConnection: close\r\n\r\n'; sleep 2) | nc 127.0.0.1 8888`,
  ),
  async run(context) {
    const { open, random } = context
    const [site, content] = [siteOf(random), pageOf(random)]
    const { proxy } = await between(context, { pages: { '/': { content } } })
    const over = link({ split: { inside: site }, gapMs: 30 })
    const browser = await open(httpClient({ to: proxy, over }))
    await browser.asks(`http://${site}/`, { fields: { Host: site, ...closing } })
    const response = await browser.hearsResponse(soon)
    response.holds(content)
  },
})

export const survivesSplitResponse = check('survives-split-response', {
  tier: 'survives',
  says: 'Hands on a chunked response whole, though it comes in pieces and the origin keeps the connection open.',
  needs: [absoluteForm],
  points: 2,
  why: {
    says: 'The head says where a response ends: with the last chunk, or after Content-Length bytes. An origin need not close.',
    reference: 'RFC 9112 section 6.3',
  },
  async run(context) {
    const { random } = context
    const site = siteOf(random)
    const content = `<p>${random.words(60)}</p>\n<p>${random.token()}</p>\n`
    const page = { content, framing: 'chunked', chunkSizes: [7, 100, 31] } as const
    const over = link({ split: { inside: 'HTTP/1.1 200' }, gapMs: 20 })
    const { proxy } = await between(context, { pages: { '/': page }, over, closes: 'never' })
    const response = await get(context, proxy, `http://${site}/`)
    response.holds(content)
  },
})

export const survivesSlowClient = check('survives-slow-client', {
  tier: 'survives',
  says: 'Serves one browser while another has sent only half of its request.',
  needs: [survivesSplitRequest],
  points: 1,
  why: { says: 'A proxy stands between many and the network: if one of them can stop it, all of them wait.' },
  tryIt: beside(`(printf 'GET http'; sleep 5) | nc 127.0.0.1 8888 & ${curl}/index.html`),
  async run(context) {
    const { open, random } = context
    const [site, content] = [siteOf(random), pageOf(random)]
    const { proxy } = await between(context, { pages: { '/': { content } } })
    const slow = await open(httpClient({ to: proxy }))
    await slow.sends(`GET http://${site}/ HT`)
    const response = await get(context, proxy, `http://${site}/`)
    response.holds(content)
    await slow.sends(`TP/1.1\r\nHost: ${site}\r\nConnection: close\r\n\r\n`)
    const late = await slow.hearsResponse(soon)
    late.holds(content)
  },
})
