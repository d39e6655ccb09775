// The tier conforms: each request and response to the letter, and each kind of rule.
import { httpClient, httpOrigin } from '#graders/author/http'
import { check } from '#graders/author/lab'
import { link } from '#graders/author/network'
import {
  asks,
  beside,
  blockedOf,
  type Context,
  curl,
  forwards,
  type Gateway,
  gateway,
  originOf,
  pageOf,
  refusesHost,
  siteOf,
  soon,
} from './works.ts'

/** The response to a browser that asks for this URL. */
export async function get(
  context: Pick<Context, 'open'>,
  to: Gateway,
  url: string,
  options: { method?: string; host?: string } = {},
) {
  const browser = await asks(context, to, url, options)
  return await browser.hearsResponse(soon)
}

export const intact = check('intact', {
  tier: 'conforms',
  says: 'Asks the origin for the path, with Host, and hands on status, type and content as they are.',
  needs: [forwards],
  points: 2,
  why: {
    says: 'What no rule forbids goes through a firewall unchanged: bytes that are no text, and errors of the origin too.',
    reference: 'RFC 9112 section 3.2.1',
  },
  tryIt: beside(`${curl} http://127.0.0.1:8000/missing.html`),
  async run(context) {
    const { open, program, random } = context
    const site = siteOf(random)
    const path = `/${random.token()}.png?size=${random.integer(10, 99)}`
    const content = Buffer.from(
      Array.from({ length: 600 }, (_, index) => (index < 256 ? index : random.integer(0, 255))),
    )
    const pages = { [path]: { content, fields: { 'Content-Type': 'image/png' } } }
    const origin = await open(httpOrigin({ port: 80, party: 'origin', pages }))
    const server = await gateway(program)
    const picture = await get(context, server, `http://${site}${path}`)
    const request = await origin.hearsRequest(soon)
    request.hasMethod('GET')
    request.hasTarget(path)
    request.hasField('Host', site)
    picture.hasStatus(200)
    picture.hasField('Content-Type', 'image/png')
    picture.holds(content)
    const missing = await get(context, server, `http://${site}/`)
    missing.hasStatus(404)
  },
})

export const names = check('names', {
  tier: 'conforms',
  says: 'Knows a forbidden host in capitals, with a dot at its end, with a port, and by the names below it.',
  needs: [refusesHost],
  points: 2,
  why: {
    says: 'All of these lead to the same server. A rule that knows one way of writing is a rule for those who write so.',
    reference: 'RFC 9110 section 4.2.3',
  },
  tryIt: beside(`${curl} http://LOCALHOST:8000/index.html`, ' host=localhost'),
  async run(context) {
    const { program, random } = context
    const blocked = blockedOf(random)
    const origin = await originOf(context, { '/': { content: pageOf(random) } })
    const server = await gateway(program, [`host=${blocked}`])
    for (const host of [blocked.toUpperCase(), `${blocked}.`, `${blocked}:80`, `www.${blocked}`]) {
      const response = await get(context, server, `http://${host}/`)
      response.hasStatus(403)
    }
    await server.rests()
    origin.heardOnly(0)
  },
})

export const absoluteWins = check('url-before-host', {
  tier: 'conforms',
  says: 'Goes by the URL where the field Host says something else, and sends the origin the host of the URL.',
  needs: [refusesHost],
  points: 2,
  why: {
    says: 'If the rule looks at one of them and the connection at the other, whoever lies in one gets past the rule.',
    reference: 'RFC 9112 section 3.2.2',
  },
  tryIt: beside(`${curl} -H 'Host: www.example.test' http://localhost:8000/index.html`, ' host=localhost'),
  async run(context) {
    const { program, random } = context
    const [site, blocked, content] = [siteOf(random), blockedOf(random), pageOf(random)]
    const origin = await originOf(context, { '/': { content } })
    const server = await gateway(program, [`host=${blocked}`])
    const lied = await get(context, server, `http://${blocked}/`, { host: site })
    lied.hasStatus(403)
    const slandered = await get(context, server, `http://${site}/`, { host: blocked })
    slandered.hasStatus(200)
    const request = await origin.hearsRequest(soon)
    request.hasField('Host', site)
    slandered.holds(content)
  },
})

export const methods = check('methods', {
  tier: 'conforms',
  says: 'Answers 403 to a method that a rule forbids and to CONNECT, and lets POST through with its content.',
  needs: [forwards],
  points: 2,
  why: {
    says: 'Some methods carry things out or change them. In the tunnel that CONNECT asks for, nobody sees which.',
    reference: 'RFC 9110 section 9.3.6',
  },
  tryIt: beside(`${curl} -X PUT -d text http://127.0.0.1:8000/index.html`, ' method=PUT'),
  async run(context) {
    const { open, program, random } = context
    const [site, content, form] = [siteOf(random), pageOf(random), `text=${random.words(6)}`]
    const pages = { '/': { content } }
    const known = ['GET', 'HEAD', 'POST', 'PUT']
    const origin = await open(httpOrigin({ port: 80, party: 'origin', pages, methods: known }))
    const server = await gateway(program, ['method=PUT'])
    const put = await get(context, server, `http://${site}/`, { method: 'PUT' })
    put.hasStatus(403)
    const tunnel = await asks(context, server, `${site}:443`, { method: 'CONNECT' })
    const refused = await tunnel.hearsResponse({ ...soon, to: 'CONNECT' })
    refused.hasStatus(403)
    const poster = await open(httpClient({ to: server }))
    const fields = { Host: site, 'Content-Length': String(form.length), Connection: 'close' }
    await poster.asks(`http://${site}/`, { method: 'POST', fields })
    await server.rests()
    await poster.sends(form)
    const request = await origin.hearsRequest(soon)
    request.hasMethod('POST')
    request.holds(form)
    const posted = await poster.hearsResponse({ ...soon, to: 'POST' })
    posted.hasStatus(200)
    posted.holds(content)
  },
})

export const content = check('content', {
  tier: 'conforms',
  says: 'Answers 403 where the content holds a forbidden word, though it comes in two pieces, and hands on nothing of it.',
  needs: [forwards],
  points: 3,
  why: {
    says: 'Only who has the whole content knows that the word is not in it. What was handed on before cannot be taken back.',
    reference: 'RFC 9293 section 3.7',
  },
  tryIt: beside(`${curl} http://127.0.0.1:8000/index.html`, ' word=Hello'),
  async run(context) {
    const { open, program, random } = context
    const [site, word, clue, harmless] = [siteOf(random), random.token(), random.token(), pageOf(random)]
    const pages = {
      '/': { content: harmless },
      '/plan': { content: `<p>${clue}</p>\n<p>${random.words(40)} ${word} ${random.words(10)}</p>\n` },
    }
    const over = link({ split: { inside: word }, gapMs: 30 })
    await open(httpOrigin({ port: 80, party: 'origin', pages, over }))
    const server = await gateway(program, [`word=${word}`])
    const browser = await asks(context, server, `http://${site}/plan`)
    const plan = await browser.hearsResponse(soon)
    plan.hasStatus(403)
    plan.hidesAll(clue)
    await server.rests()
    browser.heardNothingMore()
    const other = await get(context, server, `http://${site}/`)
    other.hasStatus(200)
    other.holds(harmless)
  },
})

export const malformed = check('malformed', {
  tier: 'conforms',
  says: 'Answers 400 to a blank before a colon and to a field that goes on in the next line, and forwards neither.',
  needs: [forwards],
  points: 2,
  why: {
    says: 'The next server may read such a line in another way than the gateway did, and what was let through is then not what it does.',
    reference: 'RFC 9112 section 5.1',
  },
  tryIt: beside(
    `printf 'GET http://127.0.0.1:8000/ HTTP/1.1\\r\\nHost : 127.0.0.1:8000\\r\\n\\r\\n' | timeout 2 nc 127.0.0.1 8888`,
  ),
  async run(context) {
    const { open, program, random } = context
    const site = siteOf(random)
    const origin = await originOf(context, { '/': { content: pageOf(random) } })
    const server = await gateway(program)
    for (const line of [`X-Note : ${random.words(1)}`, `X-Note: ${random.words(1)}\r\n ${random.words(1)}`]) {
      const browser = await open(httpClient({ to: server }))
      await browser.sends(
        `GET http://${site}/ HTTP/1.1\r\nHost: ${site}\r\n${line}\r\nConnection: close\r\n\r\n`,
      )
      const response = await browser.hearsResponse(soon)
      response.hasStatus(400)
    }
    await server.rests()
    origin.heardOnly(0)
  },
})

export const unreachable = check('unreachable', {
  tier: 'conforms',
  says: 'Answers 502 when the origin cannot be reached, and serves the next browser.',
  needs: [forwards],
  points: 1,
  why: {
    says: 'The browser must learn that the gateway works, that nothing was forbidden, and that the trouble is behind it.',
    reference: 'RFC 9110 section 15.6.3',
  },
  tryIt: beside(`${curl} http://127.0.0.1:8001/`),
  async run(context) {
    const { program, random } = context
    const [site, page] = [siteOf(random), pageOf(random)]
    await originOf(context, { '/': { content: page } })
    const server = await gateway(program)
    const none = await get(context, server, `http://${site}:8001/`)
    none.hasStatus(502)
    const response = await get(context, server, `http://${site}/`)
    response.holds(page)
  },
})

export const log = check('log', {
  tier: 'conforms',
  says: 'Prints a line for each decision: what was asked, and the rule that refused it or the status that came.',
  needs: [refusesHost],
  points: 2,
  why: {
    says: 'A rule that stops too much, or an attempt to get out, is only ever noticed in the log; and a line that waits in a buffer is not there yet (in Python, print with flush=True).',
  },
  tryIt: beside(`${curl} http://localhost:8000/index.html`, ' host=localhost'),
  async run(context) {
    const { program, random } = context
    const [site, blocked, word] = [siteOf(random), blockedOf(random), random.token()]
    await originOf(context, { '/plan': { content: `<p>${word}</p>\n` } })
    const server = await gateway(program, [`host=${blocked}`, 'method=DELETE', `word=${word}`])
    const decisions = [
      ['allowed', 'GET', `http://${site}/${random.token()}`, '404'],
      ['refused', 'GET', `http://${blocked}/${random.token()}`, `host=${blocked}`],
      ['refused', 'DELETE', `http://${site}/${random.token()}`, 'method=DELETE'],
      ['refused', 'GET', `http://${site}/plan`, `word=${word}`],
    ] as const
    for (const [verdict, method, url, because] of decisions) {
      await get(context, server, url, { method })
      await server.prints(`${verdict} ${method} ${url} ${because}`, soon)
    }
  },
})
