// The tier conforms: requests as RFC 9112 writes them, and responses read to the end that their head tells.
import { check } from '#graders/author/lab'
import {
  ask,
  beside,
  ok,
  pageOf,
  path,
  printsContent,
  reportsMissing,
  sendsRequest,
  soon,
  status,
} from './works.ts'

export const wellFormed = check('well-formed', {
  tier: 'conforms',
  says: 'Writes the request as RFC 9112 does: method, target and HTTP/1.1, fields with a colon, and CR LF behind each line.',
  needs: [sendsRequest],
  points: 2,
  why: {
    says: 'A lenient server guesses what was meant; the next one, or a proxy between, refuses.',
    reference: 'RFC 9112 section 3',
  },
  tryIt: beside(`${ok}\\r\\n`).replace('-q 1', '-q 1 | hexdump -C'),
  async run(context) {
    const pages = { [path]: { content: pageOf(context.random) } }
    const { origin } = await ask(context, { pages, closes: 'always' })
    const request = await origin.hearsRequest(soon)
    request.hasTarget(path)
    request.hasVersion11()
    request.isSound()
  },
})

export const givenServer = check('given-server', {
  tier: 'conforms',
  says: 'Connects to the port that it was given, and names host and port in the field Host.',
  needs: [sendsRequest],
  points: 1,
  why: {
    says: 'One machine serves many sites: Host says which one is meant, with the port where that is not 80.',
    reference: 'RFC 9110 section 7.2',
  },
  tryIt: beside(`${ok}\\r\\n`).replace('-q 1', '-q 1 | grep -i host'),
  async run(context) {
    const pages = { [path]: { content: pageOf(context.random) } }
    const { origin } = await ask(context, { pages, closes: 'always' })
    const request = await origin.hearsRequest(soon)
    origin.wasFoundAtItsPort()
    request.hasField('Host', `${origin.host}:${origin.port}`)
  },
})

export const contentLength = check('content-length', {
  tier: 'conforms',
  says: 'Knows by Content-Length that the response is whole, though the server keeps the connection open.',
  needs: [printsContent],
  points: 2,
  why: {
    says: 'A connection of HTTP/1.1 stays open for more: the head says where the content ends, in bytes. A letter such as ü has two.',
    reference: 'RFC 9112 section 6.3',
  },
  tryIt: beside([`${ok}Content-Length: 8\\r\\n\\r\\nGr\\303\\274\\303\\237e\\n`, ''], status),
  async run(context) {
    const content = `<p>Grüße, çok güzel, ${context.random.token()}</p>\n`
    const fields = { 'Content-Type': 'text/html; charset=utf-8' }
    const { client } = await ask(context, { pages: { [path]: { content, fields } }, closes: 'never' })
    await client.ends(soon)
    await client.prints(content, soon)
  },
})

export const chunked = check('chunked', {
  tier: 'conforms',
  says: 'Puts a chunked response together: the content without the sizes of its chunks.',
  needs: [printsContent],
  points: 2,
  why: {
    says: 'A server that does not know the length beforehand sends chunks, each with its size in hexadecimal before it. Every client of HTTP/1.1 can read them.',
    reference: 'RFC 9112 section 7.1',
  },
  tryIt: beside(
    `${ok}Transfer-Encoding: chunked\\r\\n\\r\\n5\\r\\nHello\\r\\n8\\r\\n, world\\n\\r\\n0\\r\\n\\r\\n`,
  ),
  async run(context) {
    const content = `${pageOf(context.random)}<p>${context.random.words(20)}</p>\n`
    const page = { content, framing: 'chunked', chunkSizes: [26, 11, 40] } as const
    const { client } = await ask(context, { pages: { [path]: page }, closes: 'always' })
    await client.prints(content, soon)
    await client.exits(0, soon)
  },
})

export const closeDelimited = check('close-delimited', {
  tier: 'conforms',
  says: 'Reads to the close where the head says neither Content-Length nor chunked.',
  needs: [printsContent],
  points: 1,
  why: {
    says: 'Old servers, and many a script, end the content with the connection.',
    reference: 'RFC 9112 section 6.3',
  },
  tryIt: beside([`${ok}\\r\\nHello, `, 'world\\n']),
  async run(context) {
    const content = `${pageOf(context.random)}<p>${context.random.words(20)}</p>\n`
    const { client } = await ask(context, { pages: { [path]: { content, framing: 'close' } } })
    await client.prints(content, soon)
    await client.exits(0, soon)
  },
})

export const head = check('head', {
  tier: 'conforms',
  says: 'Sends HEAD where that is its fourth argument, prints the head of the response, and waits for no content.',
  needs: [contentLength],
  points: 1,
  why: {
    says: 'The response to HEAD has the fields of the one to GET, Content-Length too, and ends with its head.',
    reference: 'RFC 9110 section 9.3.2',
  },
  tryIt: beside([`${ok}Content-Length: 500\\r\\nETag: "v7"\\r\\n\\r\\n`, ''], ` HEAD${status}`),
  async run(context) {
    const tag = context.random.token()
    const page = { content: pageOf(context.random), fields: { ETag: `"${tag}"` } }
    const { origin, client } = await ask(context, { pages: { [path]: page }, closes: 'never' }, path, 'HEAD')
    const request = await origin.hearsRequest(soon)
    request.hasMethod('HEAD')
    await client.ends(soon)
    await client.prints(tag, soon)
  },
})

export const redirect = check('redirect', {
  tier: 'conforms',
  says: 'Goes where a 301 sends it, and prints the content that it finds there.',
  needs: [printsContent],
  points: 2,
  why: {
    says: 'Pages move. The field Location says where to: a whole URL, or one that is meant from here.',
    reference: 'RFC 9110 section 15.4.2',
  },
  tryIt: beside(
    'HTTP/1.1 301 Moved Permanently\\r\\nLocation: http://127.0.0.1:8080/new.html\\r\\nContent-Length: 0\\r\\n\\r\\n',
  ),
  async run(context) {
    const { random, host } = context
    const content = pageOf(random)
    const moved = `/${random.token()}.html`
    const away = { status: 301, fields: { Location: `http://${host}:8080${moved}` }, content: 'Moved.\n' }
    const { origin, client } = await ask(context, {
      pages: { [path]: away, [moved]: { content } },
      closes: 'always',
    })
    const request = await origin.hearsRequest({ ...soon, number: 1 })
    request.hasPath(moved)
    await client.prints(content, soon)
    await client.exits(0, soon)
  },
})

export const exitStatus = check('exit-status', {
  tier: 'conforms',
  says: 'Ends with an exit status other than 0 when the server answers 404.',
  needs: [reportsMissing],
  points: 1,
  why: { says: 'A script that builds on the program has no other way to learn that the page was not had.' },
  tryIt: beside('HTTP/1.1 404 Not Found\\r\\nContent-Length: 0\\r\\nConnection: close\\r\\n\\r\\n', status),
  async run(context) {
    const { client } = await ask(context, { pages: {}, closes: 'always' })
    await client.fails(soon)
  },
})
