import { printsAddresses } from '#graders/author/dns'
import { check, hiddenChecks } from '#graders/author/lab'
import { addressesOf, afterAnAnswer, afterSilences, drawZone, host, internet, lookUp } from './asking.ts'
import { aliasAcrossZones } from './conforms.ts'
import { lameServer } from './survives.ts'
import { followsReferrals } from './works.ts'

const otherNames = check('other-names', {
  tier: 'conforms',
  says: 'Finds any name: behind an alias, in a zone whose servers come without an address.',
  needs: [aliasAcrossZones],
  points: 2,
  why: { says: 'An address that no server has said is made up.' },
  async run({ program, open, random }) {
    const { origin, name, address, other, servers } = drawZone(random)
    const target = `${random.words(1)}.far.test.`
    await open(
      internet({
        zones: [
          host,
          { origin, servers, text: `${addressesOf(servers)}\n${name} CNAME ${target}` },
          {
            origin: 'far.test.',
            servers: host.servers,
            text: `${target} A ${address}\n${target} A ${other}`,
          },
        ],
      }),
    )
    const resolver = await lookUp({ program }, name)
    await resolver.ends(afterAnAnswer)
    printsAddresses(resolver, [address, other])
  },
})

const lameWithoutGlue = check('lame-and-without-glue', {
  tier: 'survives',
  says: 'Looks up the address of the next server when the first, whose address came along, refuses.',
  needs: [lameServer, otherNames],
  points: 1,
  why: {
    says: 'That one server of a zone came with its address says nothing of the others: they are to be asked as well.',
    reference: 'RFC 1034 section 5.3.3',
  },
  async run({ program, open, random }) {
    const { origin, name, address, servers } = drawZone(random)
    const [first] = servers.slice(0, 1)
    if (first === undefined) return
    const text = `${addressesOf([first])}\n${name} A ${address}`
    const zones = [host, { origin, servers: [first, ...host.servers], text }]
    await open(internet({ zones, lame: [first.name] }))
    const resolver = await lookUp({ program }, name)
    await resolver.ends(afterSilences)
    printsAddresses(resolver, [address])
  },
})

const randomIds = check('random-ids', {
  tier: 'survives',
  says: 'Uses another id for each query.',
  needs: [followsReferrals],
  points: 1,
  why: {
    says: 'An id that is always the same is known to everybody, and a forged reply fits at the first try.',
    reference: 'RFC 5452 section 4.3',
  },
  async run({ program, open, random }) {
    const { origin, name, address, servers } = drawZone(random)
    const text = `${addressesOf(servers)}\n${name} A ${address}`
    const dns = await open(internet({ zones: [{ origin, servers, text }] }))
    const resolver = await lookUp({ program }, name)
    await resolver.ends(afterAnAnswer)
    dns.sawDifferentIds()
  },
})

export default hiddenChecks([otherNames, lameWithoutGlue, randomIds])
