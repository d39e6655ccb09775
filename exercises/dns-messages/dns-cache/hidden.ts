import { dnsClient } from '#graders/author/dns'
import { check, hiddenChecks } from '#graders/author/lab'
import { drawNames, soon, withAlice } from './asking.ts'
import { caches } from './conforms.ts'
import { forged } from './survives.ts'
import { goesOn } from './works.ts'

const otherNames = check('other-names', {
  tier: 'conforms',
  says: 'Answers for any name, with all the records that the forwarder has.',
  needs: [goesOn],
  points: 2,
  why: { says: 'An address that no server has said is made up.' },
  async run({ program, open, random }) {
    const { name, second, address, other } = drawNames(random)
    const records = `${name} CNAME ${second}\n${second} A ${address}\n${second} A ${other}`
    const { alice } = await withAlice({ program, open }, records)
    const reply = await alice.hears(await alice.asks(name), soon)
    reply.hasAddresses([address, other])
  },
})

const otherQuestion = check('other-question', {
  tier: 'survives',
  says: 'Does not believe a reply to another question.',
  needs: [forged],
  points: 1,
  why: {
    says: 'Sixteen bits can be guessed. A reply must also repeat the question that was sent.',
    reference: 'RFC 5452 section 9.1',
  },
  async run({ program, open, random }) {
    const { name, address, lie } = drawNames(random)
    const forges = [{ by: 'other-question' as const, address: lie }]
    const { alice } = await withAlice({ program, open }, `${name} A ${address}`, [{ forges }])
    const reply = await alice.hears(await alice.asks(name), soon)
    reply.hasAddresses([address])
  },
})

const manyClients = check('many-clients', {
  tier: 'survives',
  says: 'Answers ten clients who ask at once, each for its own name.',
  needs: [caches],
  points: 1,
  why: { says: 'Whose reply it is must be decided by what was asked, and not by who asked last.' },
  async run({ program, open, random }) {
    const first = random.integer(1, 100)
    const names = Array.from({ length: 10 }, (_, index) => ({
      name: `${random.words(1)}-${index}.many.test.`,
      address: `192.0.2.${first + index}`,
    }))
    const records = names.map(({ name, address }) => `${name} A ${address}`).join('\n')
    const last = names.at(-1)?.name ?? ''
    // All replies but the last wait until the last question has come.
    const about = names.slice(0, -1).map(({ name }) => name)
    const { server } = await withAlice({ program, open }, records, [{ about, holdsFor: last }])
    const clients = []
    for (const { name, address } of names) {
      const client = await open(dnsClient({ to: server }))
      clients.push({ client, address, asked: await client.asks(name) })
    }
    for (const { client, address, asked } of clients) {
      const reply = await client.hears(asked, soon)
      reply.hasAddresses([address])
    }
  },
})

const lostQuery = check('lost-query', {
  tier: 'survives',
  says: 'Asks the forwarder again when a client does, because the query to it was lost.',
  needs: [goesOn],
  points: 1,
  why: {
    says: 'The forwarder never heard of it. Who waits for the reply to a query that did not arrive waits for ever, and every client with it.',
    reference: 'RFC 1035 section 4.2.1',
  },
  async run({ program, open, random }) {
    const { name, address } = drawNames(random)
    const { alice } = await withAlice({ program, open }, `${name} A ${address}`, [{ losesQueries: 1 }])
    const reply = await alice.insists(name, { tries: 2, everyMs: 2_000 })
    reply.hasAddresses([address])
  },
})

export default hiddenChecks([otherNames, otherQuestion, manyClients, lostQuery])
