import { check, hiddenChecks } from '#graders/author/lab'
import { link } from '#graders/author/network'
import { chunked, contentLength, redirect } from './conforms.ts'
import { survivesSplitHead } from './survives.ts'
import { ask, pageOf, path, printsContent, soon } from './works.ts'

const otherPages = check('prints-other-pages', {
  tier: 'conforms',
  says: 'Asks for whatever path it is given, its query too, and prints what the server says to it.',
  needs: [printsContent],
  points: 2,
  why: { says: 'A client that knows its pages beforehand has nothing for anybody else.' },
  async run(context) {
    const { random } = context
    const content = `${random.untidy(4)}\n${random.token()}\n`
    const target = `/${random.token()}/${random.token()}?of=${random.integer(10, 99)}`
    const decoy = pageOf(random)
    const { client } = await ask(
      context,
      { pages: { [target]: { content }, [path]: { content: decoy } }, closes: 'always' },
      target,
    )
    await client.prints(content, soon)
  },
})

const relativeRedirect = check('relative-redirect', {
  tier: 'conforms',
  says: 'Follows a Location that is only a path, whatever the letters of the field’s name.',
  needs: [redirect],
  points: 1,
  why: {
    says: 'Location may be a reference, which is meant from the page that it came with; and names of fields are the same in capital and small letters.',
    reference: 'RFC 9110 section 10.2.2',
  },
  async run(context) {
    const { random } = context
    const content = pageOf(random)
    const moved = `/${random.token()}.html`
    const away = { status: 301, fields: { Location: moved }, misbehaves: { fieldNames: 'small' } } as const
    const { origin, client } = await ask(context, {
      pages: { [path]: away, [moved]: { content } },
      closes: 'always',
    })
    const request = await origin.hearsRequest({ ...soon, number: 1 })
    request.hasHost(origin.host)
    await client.prints(content, soon)
  },
})

const interim = check('survives-interim-response', {
  tier: 'survives',
  says: 'Passes over an interim response, 103, and takes the one that follows.',
  needs: [contentLength, survivesSplitHead],
  points: 1,
  why: {
    says: 'Before the response a server may send others that begin with 1. They have no content, and are not the answer.',
    reference: 'RFC 9110 section 15.2',
  },
  async run(context) {
    const content = pageOf(context.random)
    const page = { content, misbehaves: { interim: [103, 103] } }
    const { client } = await ask(context, { pages: { [path]: page } })
    await client.ends(soon)
    await client.prints(content, soon)
  },
})

const splitChunks = check('survives-split-chunks', {
  tier: 'survives',
  says: 'Reads chunks that come in pieces, with extensions behind their sizes and a field behind the last one.',
  needs: [chunked, contentLength, survivesSplitHead],
  points: 1,
  why: {
    says: 'Chunks are no segments: a size may come in two pieces, and several chunks in one. What stands behind a semicolon is for those who know it.',
    reference: 'RFC 9112 section 7.1.1',
  },
  async run(context) {
    const { random } = context
    const content = `<p>${random.words(30)}</p>\n<p>${random.token()}</p>\n`
    const page = {
      content,
      framing: 'chunked',
      chunkSizes: [1, random.integer(2, 9), 31, random.integer(40, 90)],
      misbehaves: { chunkExtension: 'note="a, b"', trailers: [['Digest', random.token()]] },
    } as const
    const over = link({ split: { inside: ';note=' }, gapMs: 5 })
    const { client } = await ask(context, { pages: { [path]: page }, closes: 'never', over })
    await client.ends({ withinMs: 8_000 })
    await client.prints(content, soon)
  },
})

const lostSegments = check('survives-lost-segments', {
  tier: 'survives',
  says: 'Prints a long page whole over a network that loses one segment in four.',
  needs: [contentLength, survivesSplitHead],
  points: 1,
  why: {
    says: 'TCP sends again what was lost, and hands over nothing that is behind it before that has come. Your program sees a page in many pieces, with pauses; only the length says when it is whole.',
    reference: 'RFC 9293 section 3.8',
  },
  async run(context) {
    const content = `<p>${context.random.words(4_000)}</p>\n`
    const over = link({ loseOneIn: 4 })
    const { client } = await ask(context, { pages: { [path]: { content } }, closes: 'never', over })
    await client.ends({ withinMs: 10_000 })
    await client.prints(content, soon)
  },
})

export default hiddenChecks([otherPages, relativeRedirect, interim, splitChunks, lostSegments])
