// The tier survives: what networks do, and those who sit in them.
import { check } from '#graders/author/lab'
import { link } from '#graders/author/network'
import { contentLength } from './conforms.ts'
import { pageOf, printsContent, soon, visit } from './works.ts'

export const neverPlain = check('never-in-the-clear', {
  tier: 'survives',
  says: 'Does not go on without TLS when the handshake breaks off, and ends with an exit status other than 0.',
  needs: [printsContent],
  points: 2,
  why: {
    says: 'Whoever sits on the way can break off any handshake. A client that then says the same in the clear has given them what TLS was to keep.',
    reference: 'RFC 8446 appendix E.1',
  },
  async run(context) {
    const { origin, client } = await visit(context, { breaksOff: true })
    await origin.isGreeted(soon)
    await client.ends(soon)
    origin.heardNothing()
    await client.fails(soon)
  },
})

export const survivesPieces = check('survives-pieces', {
  tier: 'survives',
  says: 'Reads a long response, which comes in many pieces.',
  needs: [printsContent],
  points: 1,
  why: {
    says: 'A record of TLS holds 16,384 bytes at most, and comes in as many segments as the network likes. One recv() gives a part of one.',
    reference: 'RFC 8446 section 5.1',
  },
  async run(context) {
    const { random } = context
    const content = `<p>${random.words(5_000)}</p>\n<p>${random.token()}</p>\n`
    const { client } = await visit(context, { page: { content }, over: link({ split: 'random' }) })
    await client.prints(content, soon)
  },
})

export const survivesCutShort = check('survives-cut-short', {
  tier: 'survives',
  says: 'Says so, and ends with an exit status other than 0, when the response ends before it is whole.',
  needs: [contentLength, survivesPieces],
  points: 1,
  why: {
    says: 'Half a page is worse than none if nobody knows it. The length is announced, and what is missing can be counted.',
    reference: 'RFC 9112 section 8',
  },
  async run(context) {
    const page = { content: pageOf(context.random), misbehaves: { announcesMore: 400 } }
    const { client } = await visit(context, { page })
    await client.ends(soon)
    client.showsNoStackTrace()
    client.saysSomething()
    await client.fails(soon)
  },
})
