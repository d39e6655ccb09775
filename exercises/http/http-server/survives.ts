// The tier survives: requests in pieces or together, slow and hostile clients.
import { httpClient } from '#graders/author/http'
import { check } from '#graders/author/lab'
import { link } from '#graders/author/network'
import { contentLength, wellFormed } from './conforms.ts'
import {
  asServer,
  beside,
  type Context,
  closing,
  curl,
  getsPage,
  keepsServing,
  nc,
  notFound,
  type Server,
  sendsFile,
  servePage,
  soon,
} from './works.ts'

const get = String.raw`GET /hello.html HTTP/1.1\r\nHost: 127.0.0.1:8080\r\n`

export const survivesSplitRequest = check('survives-split-request', {
  tier: 'survives',
  says: 'Reads the whole request even when TCP delivers it in pieces.',
  needs: [sendsFile],
  points: 2,
  why: {
    says: 'TCP is a stream of bytes: one recv() may return the first letter of a request. Read until the empty line.',
    reference: 'RFC 9112 section 2.2',
  },
  tryIt: beside(
    `(printf 'GET /hel'; sleep 1; printf 'lo.html HTTP/1.1\\r\\nHost: a\\r\\nConnection: close\\r\\n\\r\\n'; sleep 1) | ${nc}`,
  ),
  async run({ program, open, random }) {
    const { server, page } = await servePage({ program, random })
    const alice = await open(
      httpClient({ to: server, over: link({ split: { inside: 'hello' }, gapMs: 100 }) }),
    )
    await alice.asks('/hello.html', closing)
    await alice.hears(page, soon)
  },
})

export const survivesKeepAlive = check('survives-keep-alive', {
  tier: 'survives',
  says: 'Answers three requests on one connection, and closes when it is asked to.',
  needs: [contentLength],
  points: 2,
  why: {
    says: 'An HTTP/1.1 connection stays open: each new one would cost a round trip before the first byte.',
    reference: 'RFC 9112 section 9.3',
  },
  tryIt: beside('curl -sS -m 3 -v http://127.0.0.1:8080/hello.html http://127.0.0.1:8080/hello.html'),
  async run({ program, open, random }) {
    const { server, page } = await servePage({ program, random })
    const alice = await open(httpClient({ to: server }))
    for (const target of ['/hello.html', '/missing.html', '/hello.html']) {
      await alice.asks(target)
      const response = await alice.hearsResponse(soon)
      response.hasStatus(target === '/hello.html' ? 200 : 404)
      if (target === '/hello.html') response.holds(page)
    }
    await alice.asks('/hello.html', closing)
    await alice.hearsResponse(soon)
    await alice.seesClose(soon)
  },
})

export const survivesPipelining = check('survives-pipelining', {
  tier: 'survives',
  says: 'Answers two requests that arrive in one segment, in their order.',
  needs: [survivesKeepAlive, survivesSplitRequest],
  points: 1,
  why: {
    says: 'What stands behind the empty line is not lost: it is the beginning of the next request.',
    reference: 'RFC 9112 section 9.3.2',
  },
  tryIt: beside(`(printf '${get}\\r\\n${get}Connection: close\\r\\n\\r\\n'; sleep 1) | ${nc}`),
  async run({ program, open, random }) {
    const [first, second] = [random.words(4), random.words(3)]
    const server = await program.serve({ ...asServer, files: { 'one.txt': first, 'two.txt': second } })
    const alice = await open(httpClient({ to: server }))
    await alice.sends(alice.writes('/one.txt') + alice.writes('/two.txt', closing))
    for (const text of [first, second]) {
      const response = await alice.hearsResponse(soon)
      response.hasStatus(200)
      response.holds(text)
    }
  },
})

export const survivesSlowClient = check('survives-slow-client', {
  tier: 'survives',
  says: 'Serves others while a client takes its time with its request.',
  needs: [keepsServing],
  points: 2,
  why: {
    says: 'A client that sends half a request and stops would otherwise keep the server from everybody, with no effort at all.',
  },
  tryIt: beside(`(printf 'GET /hel'; sleep 2) | ${nc} & sleep 1; ${curl}/hello.html`),
  async run({ program, open, random }) {
    const { server, page } = await servePage({ program, random })
    const mallory = await open(httpClient({ to: server, name: 'mallory' }))
    await mallory.sends('GET /hel')
    await server.rests()
    await getsPage(open, server, page)
  },
})

export const survivesTraversal = check('survives-traversal', {
  tier: 'survives',
  says: 'Gives away no file outside its working folder.',
  needs: [notFound, wellFormed],
  points: 2,
  why: {
    says: 'A path with .. in it leads out of the folder, to passwords and keys.',
    reference: 'RFC 9110 section 17.3',
  },
  tryIt: beside('curl -sS -m 3 -i --path-as-is http://127.0.0.1:8080/../../../../../../etc/hosts'),
  async run({ program, open, random }) {
    const { server, page } = await servePage({ program, random })
    await getsNothingOf(open, server, ['/../../../../../../etc/hosts', '//etc/hosts'])
    await getsPage(open, server, page)
  },
})

/** Asks for files that hold the name of this machine, and gets none. */
export async function getsNothingOf(open: Context['open'], to: Server, targets: readonly string[]) {
  for (const target of targets) {
    const mallory = await open(httpClient({ to, name: 'mallory' }))
    await mallory.asks(target, closing)
    const response = await mallory.hearsResponse(soon)
    response.hasStatus(400, 403, 404)
    await mallory.endsSending()
  }
}

export const survivesEmptyConnection = check('survives-empty-connection', {
  tier: 'survives',
  says: 'Goes on after clients that connect and leave without a word.',
  needs: [keepsServing],
  points: 1,
  why: { says: 'Browsers open connections that they then do not need, all day long.' },
  tryIt: beside(`${nc} < /dev/null; ${curl}/hello.html`),
  async run({ program, open, random }) {
    const { server, page } = await servePage({ program, random })
    for (const ends of ['in order', 'by a reset']) {
      const mallory = await open(httpClient({ to: server, name: 'mallory' }))
      if (ends === 'in order') await mallory.endsSending()
      else mallory.resets()
      await server.rests()
    }
    await getsPage(open, server, page)
  },
})
