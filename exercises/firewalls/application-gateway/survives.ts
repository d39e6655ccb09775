// The tier survives: messages in pieces, two requests in one, and many browsers.
import { httpClient, httpOrigin } from '#graders/author/http'
import { check } from '#graders/author/lab'
import { link } from '#graders/author/network'
import { get } from './conforms.ts'
import { beside, blockedOf, curl, gateway, originOf, pageOf, refusesHost, siteOf, soon } from './works.ts'

export const pieces = check('pieces', {
  tier: 'survives',
  says: 'Reads a request that comes in pieces, cut within the forbidden host.',
  needs: [refusesHost],
  points: 2,
  why: {
    says: 'TCP is a stream of bytes: whoever decides before the empty line is there decides about something else.',
    reference: 'RFC 9293 section 3.7',
  },
  tryIt: beside(
    String.raw`(printf 'GET http://loc'; sleep 1; printf 'alhost:8000/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n'; sleep 2) | nc 127.0.0.1 8888`,
    ' host=localhost',
  ),
  async run({ open, program, random }) {
    const blocked = blockedOf(random)
    const origin = await originOf({ open }, { '/': { content: pageOf(random) } })
    const server = await gateway(program, [`host=${blocked}`])
    const over = link({ split: { inside: blocked }, gapMs: 30 })
    const browser = await open(httpClient({ to: server, over }))
    await browser.asks(`http://${blocked}/`, { fields: { Host: blocked, Connection: 'close' } })
    const response = await browser.hearsResponse(soon)
    response.hasStatus(403)
    await server.rests()
    origin.heardOnly(0)
  },
})

export const secondRequest = check('second-request', {
  tier: 'survives',
  says: 'Does not forward a forbidden request that comes right behind one that is allowed.',
  needs: [refusesHost],
  points: 2,
  why: {
    says: 'What is handed on unread is not filtered: a second request hides behind the end of the first.',
    reference: 'RFC 9112 section 9.3.2',
  },
  async run({ open, program, random }) {
    const [site, blocked, page] = [siteOf(random), blockedOf(random), pageOf(random)]
    const pages = { '/': { content: page } }
    const origin = await open(httpOrigin({ port: 80, party: 'origin', pages, closes: 'never' }))
    const server = await gateway(program, [`host=${blocked}`])
    const browser = await open(httpClient({ to: server }))
    const requests = [site, blocked].map((host) =>
      browser.writes(`http://${host}/`, { fields: { Host: host } }),
    )
    await browser.sends(requests.join(''))
    const response = await browser.hearsResponse(soon)
    response.hasStatus(200)
    response.holds(page)
    await server.rests()
    origin.heardOnly(1)
  },
})

export const manyClients = check('many-clients', {
  tier: 'survives',
  says: 'Serves four browsers while one has said nothing and another has sent half of its request.',
  needs: [pieces],
  points: 2,
  why: { says: 'A firewall stands between all and the network: if one can stop it, all of them wait.' },
  tryIt: beside(`sleep 5 | nc 127.0.0.1 8888 & ${curl} http://127.0.0.1:8000/index.html`),
  async run(context) {
    const { open, program, random } = context
    const [site, page] = [siteOf(random), pageOf(random)]
    await originOf(context, { '/': { content: page } })
    const server = await gateway(program)
    await open(httpClient({ to: server }))
    const slow = await open(httpClient({ to: server }))
    await slow.sends(`GET http://${site}/ HT`)
    for (let count = 0; count < 4; count += 1) {
      const response = await get(context, server, `http://${site}/`)
      response.holds(page)
    }
    await slow.sends(`TP/1.1\r\nHost: ${site}\r\nConnection: close\r\n\r\n`)
    const late = await slow.hearsResponse(soon)
    late.holds(page)
  },
})
