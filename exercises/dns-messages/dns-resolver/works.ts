import { printsAddresses, rootName } from '#graders/author/dns'
import { check } from '#graders/author/lab'
import { addressesOf, afterAnAnswer, drawZone, internet, lookUp, soon } from './asking.ts'

export const asksRoot = check('asks-root', {
  tier: 'works',
  says: 'Asks a root server first.',
  points: 1,
  why: {
    says: 'The root is all that a resolver knows when it begins. Every other address it is told on the way.',
    reference: 'RFC 1034 section 5.3.2',
  },
  tryIt: '{program} www.example.com; dig @198.41.0.4 www.example.com +norecurse',
  async run({ program, open, random }) {
    const { origin, name, address, servers } = drawZone(random)
    const text = `${addressesOf(servers)}\n${name} A ${address}`
    const dns = await open(internet({ zones: [{ origin, servers, text }] }))
    await lookUp({ program }, name)
    await dns.isAsked(soon)
    dns.wasAskedFirst(rootName)
  },
})

export const followsReferrals = check('follows-referrals', {
  tier: 'works',
  says: 'Follows the referrals down to the zone of the name, and prints its address.',
  needs: [asksRoot],
  points: 3,
  why: {
    says: 'The root knows who serves the top-level domain, and that server who serves the zone: each names the next, and gives its address along.',
    reference: 'RFC 1034 section 5.3.3',
  },
  tryIt: '{program} www.example.com; dig +trace www.example.com',
  async run({ program, open, random }) {
    const { origin, name, address, servers } = drawZone(random)
    const text = `${addressesOf(servers)}\n${name} A ${address}`
    await open(internet({ zones: [{ origin, servers, text }] }))
    const resolver = await lookUp({ program }, name)
    await resolver.ends(afterAnAnswer)
    printsAddresses(resolver, [address])
  },
})

export const ends = check('ends', {
  tier: 'works',
  says: 'Ends by itself, with exit status 0, when it has the address.',
  needs: [followsReferrals],
  points: 1,
  why: {
    says: 'Scripts wait for the end of a program, and read from its exit status whether there is an answer.',
  },
  tryIt: '{program} www.example.com; echo "exit status $?"',
  async run({ program, open, random }) {
    const { origin, name, address, servers } = drawZone(random)
    const text = `${addressesOf(servers)}\n${name} A ${address}`
    await open(internet({ zones: [{ origin, servers, text }] }))
    const resolver = await lookUp({ program }, name)
    await resolver.exits(0, afterAnAnswer)
  },
})
