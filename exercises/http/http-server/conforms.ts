// The tier conforms: responses as the RFCs say.
import { httpClient } from '#graders/author/http'
import { check } from '#graders/author/lab'
import {
  asServer,
  beside,
  closing,
  curl,
  getsPage,
  keepsServing,
  nc,
  notFound,
  sendsFile,
  servePage,
  soon,
} from './works.ts'

export const wellFormed = check('well-formed', {
  tier: 'conforms',
  says: 'Writes status line, fields and line ends as the RFC says.',
  needs: [sendsFile],
  points: 1,
  why: {
    says: 'Lenient clients guess what is meant, and each guesses differently. The line end is CRLF, for the last line as for the first.',
    reference: 'RFC 9112 section 4',
  },
  tryIt: beside(`${curl}/hello.html | cat -A`),
  async run({ program, open, random }) {
    const { server } = await servePage({ program, random })
    const alice = await open(httpClient({ to: server }))
    await alice.asks('/hello.html', closing)
    const response = await alice.hearsResponse(soon)
    response.hasStatus(200)
    response.isSound()
  },
})

export const contentLength = check('content-length', {
  tier: 'conforms',
  says: 'Says with Content-Length how many bytes follow, for a file and for an error, and then sends just these.',
  needs: [notFound, wellFormed],
  points: 2,
  why: {
    says: 'On a connection that stays open, only the length tells the client where a response ends.',
    reference: 'RFC 9112 section 6.3',
  },
  tryIt: beside(`${curl}/hello.html`),
  async run({ program, open, random }) {
    const { server, page } = await servePage({ program, random })
    const alice = await open(httpClient({ to: server }))
    await alice.asks('/hello.html', closing)
    const response = await alice.hearsResponse(soon)
    response.saysItsLength()
    response.holds(page)
    await server.rests()
    alice.heardNothingMore()
    const bob = await open(httpClient({ to: server }))
    await bob.asks('/missing.html', closing)
    const error = await bob.hearsResponse(soon)
    error.hasStatus(404)
    error.saysItsLength()
  },
})

export const contentType = check('content-type', {
  tier: 'conforms',
  says: 'Names the type of .html, .txt and .png.',
  needs: [wellFormed, keepsServing],
  points: 1,
  why: {
    says: 'The client does not look at the name of a file: it shows the content as what Content-Type says.',
    reference: 'RFC 9110 section 8.3',
  },
  tryIt: beside(`${curl}/hello.html`),
  async run({ program, open, random }) {
    const types = { html: 'text/html', txt: 'text/plain', png: 'image/png' }
    const files = Object.fromEntries(Object.keys(types).map((ending) => [`file.${ending}`, random.words(3)]))
    const server = await program.serve({ ...asServer, files })
    for (const [ending, type] of Object.entries(types)) {
      const client = await open(httpClient({ to: server }))
      await client.asks(`/file.${ending}`, closing)
      const response = await client.hearsResponse(soon)
      response.hasStatus(200)
      response.hasField('Content-Type', type)
      await client.endsSending()
    }
  },
})

export const binaryFile = check('binary-file', {
  tier: 'conforms',
  says: 'Sends a file of any bytes intact.',
  needs: [wellFormed],
  points: 1,
  why: {
    says: 'A picture is no text: who opens it as text loses bytes, or stops at the first that is no letter.',
  },
  tryIt: beside(
    'head -c 999 /dev/urandom > x.png; curl -sS -m 3 http://127.0.0.1:8080/x.png | cmp - x.png && echo the same',
  ),
  async run({ program, open, random }) {
    const bytes = Buffer.from(
      Array.from({ length: 1_024 }, (_, at) => (at < 256 ? at : random.integer(0, 255))),
    )
    const server = await program.serve({ ...asServer, files: { 'picture.png': bytes } })
    const alice = await open(httpClient({ to: server }))
    await alice.asks('/picture.png', closing)
    const response = await alice.hearsResponse(soon)
    response.hasStatus(200)
    response.holds(bytes)
  },
})

export const head = check('head', {
  tier: 'conforms',
  says: 'Answers HEAD with the head that GET would get, and nothing behind it.',
  needs: [contentLength],
  points: 1,
  why: {
    says: 'HEAD asks what there is without fetching it. What follows the head is taken for the next response.',
    reference: 'RFC 9110 section 9.3.2',
  },
  tryIt: beside('curl -sS -m 3 -I http://127.0.0.1:8080/hello.html'),
  async run({ program, open, random }) {
    const { server, page } = await servePage({ program, random })
    const alice = await open(httpClient({ to: server }))
    await alice.asks('/hello.html', { method: 'HEAD', ...closing })
    const response = await alice.hearsResponse({ ...soon, to: 'HEAD' })
    response.hasStatus(200)
    response.hasField('Content-Length', String(Buffer.byteLength(page)))
    await server.rests()
    alice.heardNothingMore()
  },
})

export const badRequest = check('bad-request', {
  tier: 'conforms',
  says: 'Answers 400 to what is no request, and goes on.',
  needs: [wellFormed, keepsServing],
  points: 1,
  why: {
    says: 'Anybody can send anything to an open port: it deserves an answer, and must not end the service.',
    reference: 'RFC 9110 section 15.5.1',
  },
  tryIt: beside(`(printf 'NONSENSE\\r\\n\\r\\n'; sleep 1) | ${nc}`),
  async run({ program, open, random }) {
    const { server, page } = await servePage({ program, random })
    const mallory = await open(httpClient({ to: server, name: 'mallory' }))
    await mallory.sends('NONSENSE\r\n\r\n')
    const response = await mallory.hearsResponse(soon)
    response.hasStatus(400)
    await mallory.endsSending()
    await getsPage(open, server, page)
  },
})

export const version = check('version', {
  tier: 'conforms',
  says: 'Answers 505 to a version other than HTTP/1.x.',
  needs: [wellFormed],
  points: 1,
  why: {
    says: 'A request in another version may mean something else: the server says that it does not speak it.',
    reference: 'RFC 9110 section 15.6.6',
  },
  tryIt: beside(`(printf 'GET /hello.html HTTP/7.0\\r\\nHost: a\\r\\n\\r\\n'; sleep 1) | ${nc}`),
  async run({ program, open, random }) {
    const { server } = await servePage({ program, random })
    const alice = await open(httpClient({ to: server }))
    await alice.asks('/hello.html', { version: 'HTTP/7.0', ...closing })
    const response = await alice.hearsResponse(soon)
    response.hasStatus(505)
  },
})
