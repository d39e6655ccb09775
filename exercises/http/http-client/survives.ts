// The tier survives: what networks and servers do.
import { check } from '#graders/author/lab'
import { link } from '#graders/author/network'
import { contentLength, exitStatus, redirect } from './conforms.ts'
import { ask, beside, ok, pageOf, path, printsContent, soon, status } from './works.ts'

export const survivesSplitHead = check('survives-split-head', {
  tier: 'survives',
  says: 'Reads a response of which only half the status line comes first.',
  needs: [printsContent],
  points: 2,
  why: {
    says: 'TCP is a stream of bytes: what the server sent at once may take many recv(). Read on until the empty line is there.',
    reference: 'RFC 9293 section 3.7',
  },
  tryIt: beside(['HTTP/1.', '1 200 OK\\r\\nContent-Length: 6\\r\\nConnection: close\\r\\n\\r\\nHello\\n']),
  async run(context) {
    const content = pageOf(context.random)
    const over = link({ split: { inside: 'HTTP/1.1 200' }, gapMs: 20 })
    const { client } = await ask(context, { pages: { [path]: { content } }, closes: 'always', over })
    await client.prints(content, soon)
  },
})

export const survivesSlowContent = check('survives-slow-content', {
  tier: 'survives',
  says: 'Waits for the rest of the content, which comes after three seconds.',
  needs: [survivesSplitHead],
  points: 1,
  why: {
    says: 'A long road is not a broken one. To wait for a while helps nothing: only the length, or the close, says that the content is whole.',
    reference: 'RFC 9112 section 6.3',
  },
  tryIt: beside([`${ok}Content-Length: 13\\r\\nConnection: close\\r\\n\\r\\nHello, `, '', '', 'world\\n']),
  async run(context) {
    const content = `<p>${context.random.words(200)}</p>\n`
    const over = link({ pauseMs: 3_000 })
    const { client } = await ask(context, { pages: { [path]: { content } }, closes: 'always', over })
    await client.prints(content, { withinMs: 10_000 })
  },
})

export const survivesCutShort = check('survives-cut-short', {
  tier: 'survives',
  says: 'Says so, and ends with an exit status other than 0, when the server closes before the content is whole.',
  needs: [contentLength, exitStatus],
  points: 1,
  why: {
    says: 'A response that breaks off is incomplete, and half a page, or half a program, is worse than none if nobody knows it.',
    reference: 'RFC 9112 section 8',
  },
  tryIt: beside(`${ok}Content-Length: 500\\r\\n\\r\\nHello\\n`, status),
  async run(context) {
    const page = { content: pageOf(context.random), misbehaves: { announcesMore: 400 } }
    const { client } = await ask(context, { pages: { [path]: page } })
    await client.ends(soon)
    client.showsNoStackTrace()
    client.saysSomething()
    await client.fails(soon)
  },
})

export const survivesRedirectLoop = check('survives-redirect-loop', {
  tier: 'survives',
  says: 'Gives up when redirects lead round in a circle, and ends with an exit status other than 0.',
  needs: [redirect, exitStatus],
  points: 1,
  why: {
    says: 'Two pages that point at each other are a mistake of their server’s, and would keep a client busy for ever.',
    reference: 'RFC 9110 section 15.4',
  },
  async run(context) {
    const { host, random } = context
    const other = `/${random.token()}.html`
    const to = (target: string) => ({ status: 301, fields: { Location: `http://${host}:8080${target}` } })
    const { client } = await ask(context, {
      pages: { [path]: to(other), [other]: to(path) },
      closes: 'always',
    })
    await client.ends({ withinMs: 8_000 })
    client.showsNoStackTrace()
    client.saysSomething()
    await client.fails(soon)
  },
})

export const survivesRefusal = check('survives-refusal', {
  tier: 'survives',
  says: 'Says so when nobody listens, and ends without a stack trace.',
  needs: [printsContent],
  points: 1,
  why: {
    says: 'Servers are down now and then. Whoever uses the program needs a sentence, not its source code.',
    reference: 'RFC 9293 section 3.10.7.1',
  },
  tryIt: `{program} 127.0.0.1 8080 /hello.html${status}    # while no server runs`,
  async run({ program, host }) {
    const client = await program.start({ args: [host, 8_080, path] })
    await client.ends(soon)
    client.showsNoStackTrace()
    client.saysSomething()
  },
})
