import { printsAddresses, printsNone } from '#graders/author/dns'
import { check, hiddenChecks } from '#graders/author/lab'
import { afterAnAnswer, afterThreeTries, drawHost, lookUp, resolver } from './asking.ts'
import { followsAlias } from './conforms.ts'
import { lostQuery, wrongId } from './survives.ts'
import { asksForName } from './works.ts'

const otherNames = check('other-names', {
  tier: 'conforms',
  says: 'Finds the addresses of any name, behind aliases of any kind.',
  needs: [followsAlias],
  points: 2,
  why: { says: 'An address that no server has said is made up.' },
  async run({ program, open, random }) {
    const { name, address, other } = drawHost(random)
    const deep = `a.b.c.d.${random.words(1)}.${random.words(1)}.test.`
    await open(resolver(`${name} CNAME ${deep}\n${deep} A ${address}\n${deep} A ${other}`))
    const client = await lookUp({ program }, name)
    await client.ends(afterAnAnswer)
    printsAddresses(client, [address, other])
  },
})

const randomIds = check('random-ids', {
  tier: 'survives',
  says: 'Uses another id for each query.',
  needs: [asksForName],
  points: 1,
  why: {
    says: 'An id that is always the same is known to everybody, and a forged reply fits at the first try.',
    reference: 'RFC 5452 section 4.3',
  },
  async run({ program, open, random }) {
    const { name, address } = drawHost(random)
    const dns = await open(resolver(`${name} A ${address}`))
    for (const again of [1, 2, 3]) {
      const client = await lookUp({ program }, `${again}.${name}`)
      await client.ends(afterAnAnswer)
    }
    dns.sawDifferentIds()
  },
})

const pointerLoop = check('pointer-loop', {
  tier: 'survives',
  says: 'Is not caught by a pointer that leads to itself.',
  needs: [wrongId],
  points: 1,
  why: {
    says: 'A pointer leads to an earlier place. Who follows one that does not goes round for ever, and whoever sent it has stopped the program.',
    reference: 'RFC 1035 section 4.1.4',
  },
  async run({ program, open, random }) {
    const { name, address, other } = drawHost(random)
    const forges = [{ by: 'pointer-loop' as const, address: other }]
    await open(resolver(`${name} A ${address}`, { mischief: [{ forges }] }))
    const client = await lookUp({ program }, name)
    await client.ends(afterAnAnswer)
    client.showsNoStackTrace()
    printsNone(client, [other], 'the record that names it has no owner: its name is a pointer to itself')
  },
})

const lostBothWays = check('lost-both-ways', {
  tier: 'survives',
  says: 'Asks a third time when the first query is lost, and of the second the reply.',
  needs: [lostQuery],
  points: 1,
  why: {
    says: 'The way back loses datagrams as the way there does, and whoever asked cannot tell which of the two it was.',
    reference: 'RFC 1035 section 4.2.1',
  },
  async run({ program, open, random }) {
    const { name, address } = drawHost(random)
    const dns = await open(
      resolver(`${name} A ${address}`, { mischief: [{ losesQueries: 1, losesFirst: 1 }] }),
    )
    const client = await lookUp({ program }, name)
    await dns.isAskedAgain({ times: 3, withinMs: 12_000 })
    await client.ends(afterThreeTries)
    printsAddresses(client, [address])
  },
})

export default hiddenChecks([otherNames, randomIds, pointerLoop, lostBothWays])
