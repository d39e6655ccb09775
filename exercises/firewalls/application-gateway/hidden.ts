import { httpOrigin } from '#graders/author/http'
import { check, hiddenChecks } from '#graders/author/lab'
import { content, get, names } from './conforms.ts'
import { gateway, pageOf } from './works.ts'

const noWayRound = check('no-way-round', {
  tier: 'conforms',
  says: 'Refuses other hosts and words too, lets the neighbours of a forbidden host through, and finds a word across two chunks.',
  needs: [names, content],
  points: 2,
  why: {
    says: 'A rule is about names from dot to dot, and about what the reader sees: neither about letters at the end, nor about the coding.',
    reference: 'RFC 9112 section 7.1',
  },
  async run(context) {
    const { open, program, random } = context
    const [name, word, page] = [random.token().toLowerCase(), random.token(), pageOf(random)]
    const blocked = `${name}.${random.words(1)}.example`
    const before = random.words(20)
    const pages = {
      '/': { content: page },
      '/plan': {
        content: `${before}${word} ${random.words(10)}\n`,
        framing: 'chunked',
        chunkSizes: [before.length + random.integer(4, 12), 7],
      },
    } as const
    await open(httpOrigin({ port: 80, party: 'origin', pages }))
    const server = await gateway(program, [`host=${blocked}`, `word=${word}`])
    const refused = await get(context, server, `http://deep.down.${blocked}/`)
    refused.hasStatus(403)
    for (const host of [`not${blocked}`, `${blocked}.test`, `ads.${random.token().toLowerCase()}.example`]) {
      const response = await get(context, server, `http://${host}/`)
      response.hasStatus(200)
      response.holds(page)
    }
    const plan = await get(context, server, `http://${random.token().toLowerCase()}.example/plan`)
    plan.hasStatus(403)
  },
})

export default hiddenChecks([noWayRound])
