import { printsAddresses, printsNone, printsNoOther, upwards, zone, zoneRecords } from '#graders/author/dns'
import { check } from '#graders/author/lab'
import {
  addressesOf,
  afterAnAnswer,
  afterSilences,
  drawZone,
  host,
  internet,
  lookUp,
  queriesMax,
} from './asking.ts'
import { aliasAcrossZones, noSuchName, withoutGlue } from './conforms.ts'
import { followsReferrals } from './works.ts'

export const lameServer = check('lame-server', {
  tier: 'survives',
  says: 'Goes to the next server of a zone when the first refuses.',
  needs: [followsReferrals],
  points: 2,
  why: {
    says: 'A zone has several servers so that one may fail. One that was never told of its zone (a lame one) refuses, with RCODE 5.',
    reference: 'RFC 1034 section 5.3.3',
  },
  tryIt: '{program} www.example.com',
  async run({ program, open, random }) {
    const { origin, name, address, servers } = drawZone(random)
    const text = `${addressesOf(servers)}\n${name} A ${address}`
    await open(internet({ zones: [{ origin, servers, text }], lame: [`ns1.${origin}`] }))
    const resolver = await lookUp({ program }, name)
    await resolver.ends(afterAnAnswer)
    printsAddresses(resolver, [address])
  },
})

export const silentServer = check('silent-server', {
  tier: 'survives',
  says: 'Goes to the next server of a zone when the first is silent.',
  needs: [lameServer],
  points: 1,
  why: {
    says: 'A server that is switched off says nothing at all. Only a time limit of your own tells.',
    reference: 'RFC 1035 section 7.2',
  },
  tryIt: '{program} www.example.com',
  async run({ program, open, random }) {
    const { origin, name, address, servers } = drawZone(random)
    const text = `${addressesOf(servers)}\n${name} A ${address}`
    const mischief = { [`ns1.${origin}`]: [{ silent: true }] }
    await open(internet({ zones: [{ origin, servers, text }], mischief }))
    const resolver = await lookUp({ program }, name)
    await resolver.ends(afterSilences)
    printsAddresses(resolver, [address])
  },
})

export const refersUp = check('refers-up', {
  tier: 'survives',
  says: 'Is not led back to the root by a lame server.',
  needs: [lameServer],
  points: 1,
  why: {
    says: 'A referral leads further down, towards the name. One that does not leads in a circle, and the next server has to be asked.',
    reference: 'RFC 1034 section 5.3.3',
  },
  tryIt: '{program} www.example.com',
  async run({ program, open, random }) {
    const { origin, name, address, servers } = drawZone(random)
    const text = `${addressesOf(servers)}\n${name} A ${address}`
    const mischief = { [`ns1.${origin}`]: [{ refersTo: upwards }] }
    await open(internet({ zones: [{ origin, servers, text }], mischief }))
    const resolver = await lookUp({ program }, name)
    await resolver.ends(afterAnAnswer)
    printsAddresses(resolver, [address])
  },
})

export const lostQuery = check('lost-query', {
  tier: 'survives',
  says: 'Asks again when its query to the only server of a zone is lost.',
  needs: [followsReferrals],
  points: 1,
  why: {
    says: 'UDP loses datagrams and tells nobody. Where there is no other server, the same one is asked again.',
    reference: 'RFC 1035 section 7.2',
  },
  tryIt: '{program} www.example.com',
  async run({ program, open, random }) {
    const { origin, name, address, servers } = drawZone(random)
    const only = servers.slice(0, 1)
    const text = `${addressesOf(only)}\n${name} A ${address}`
    const mischief = { [`ns1.${origin}`]: [{ losesQueries: 1 }] }
    await open(internet({ zones: [{ origin, servers: only, text }], mischief }))
    const resolver = await lookUp({ program }, name)
    await resolver.ends(afterSilences)
    printsAddresses(resolver, [address])
  },
})

export const wrongId = check('wrong-id', {
  tier: 'survives',
  says: 'Passes over a reply with another id, and waits for its own.',
  needs: [followsReferrals],
  points: 1,
  why: {
    says: 'The id tells which query a reply belongs to. A reply with another one is late, or a lie.',
    reference: 'RFC 5452 section 3',
  },
  tryIt: '{program} www.example.com',
  async run({ program, open, random }) {
    const { origin, name, address, lie, servers } = drawZone(random)
    const text = `${addressesOf(servers)}\n${name} A ${address}`
    const forging = [{ forges: [{ by: 'wrong-id' as const, address: lie }] }]
    const mischief = { [`ns1.${origin}`]: forging, [`ns2.${origin}`]: forging }
    await open(internet({ zones: [{ origin, servers, text }], mischief }))
    const resolver = await lookUp({ program }, name)
    await resolver.ends(afterAnAnswer)
    printsNone(resolver, [lie], 'the reply that names it had another id than the query')
    printsAddresses(resolver, [address])
  },
})

export const poisonedGlue = check('poisoned-glue', {
  tier: 'survives',
  says: 'Does not believe a server about names that are none of its business.',
  needs: [withoutGlue],
  points: 2,
  why: {
    says: 'The servers of “test” may say which hosts serve a zone below. What address a host in “example” has, they cannot know: whoever believes it can be sent anywhere.',
    reference: 'RFC 5452 section 6',
  },
  tryIt: '{program} www.example.com',
  async run({ program, open, random }) {
    const { origin, name, address, lie } = drawZone(random)
    const evil = '198.51.100.66'
    const zones = [host, { origin, servers: host.servers, text: `${name} A ${address}` }]
    const others = [{ name: 'the liar', addresses: [evil], zones: [zone('.', `${name} A ${lie}`)] }]
    const mischief = {
      'a.nic.test.': [{ adds: { additional: zoneRecords(`ns.host.example. A ${evil}`) } }],
    }
    await open(internet({ zones, others, mischief }))
    const resolver = await lookUp({ program }, name)
    await resolver.ends(afterAnAnswer)
    printsNone(
      resolver,
      [lie],
      `it comes from ${evil}, where a server of “test” said that a host in “example” is`,
    )
    printsAddresses(resolver, [address])
  },
})

export const aliasLoop = check('alias-loop', {
  tier: 'survives',
  says: `Ends in order when two aliases lead to each other, after ${queriesMax} queries at most.`,
  needs: [aliasAcrossZones, noSuchName],
  points: 1,
  why: {
    says: 'Each alias is in order for itself, and each server answers. That they make a circle only the resolver can see.',
    reference: 'RFC 1034 section 3.6.2',
  },
  tryIt: '{program} www.example.com',
  async run({ program, open, random }) {
    const { origin, name, servers } = drawZone(random)
    const target = `edge.${host.origin}`
    await open(
      internet({
        zones: [
          { origin, servers, text: `${addressesOf(servers)}\n${name} CNAME ${target}` },
          { ...host, text: `${host.text}\n${target} CNAME ${name}` },
        ],
      }),
    )
    const resolver = await lookUp({ program }, name)
    await resolver.fails(afterSilences)
    resolver.showsNoStackTrace()
    resolver.saysSomething()
  },
})

export const zoneLoop = check('zone-loop', {
  tier: 'survives',
  says: `Ends in order when two zones are served from within each other, after ${queriesMax} queries at most.`,
  needs: [withoutGlue, noSuchName],
  points: 1,
  why: {
    says: 'To reach one zone the other has to be reached first, and the other way round: nobody can, and a resolver has to notice.',
    reference: 'RFC 1034 section 5.3.3',
  },
  tryIt: '{program} www.example.com',
  async run({ program, open, random }) {
    const { origin, name, address } = drawZone(random)
    const [here, there] = [`ns.${origin}`, 'ns.round.example.']
    const [first, second] = ['198.51.100.51', '198.51.100.52']
    const dns = await open(
      internet({
        zones: [
          {
            origin,
            servers: [{ name: there, address: first }],
            text: `${here} A ${second}\n${name} A ${address}`,
          },
          {
            origin: 'round.example.',
            servers: [{ name: here, address: second }],
            text: `${there} A ${first}`,
          },
        ],
      }),
    )
    const resolver = await lookUp({ program }, name)
    await resolver.fails(afterSilences)
    resolver.showsNoStackTrace()
    resolver.saysSomething()
    printsNoOther(resolver, dns.addresses)
  },
})
