import { printsAddresses, printsNoOther } from '#graders/author/dns'
import { type CheckContext, check } from '#graders/author/lab'
import { addressesOf, afterAnAnswer, drawZone, host, internet, lookUp, soon } from './asking.ts'
import { followsReferrals } from './works.ts'

export const noRecursion = check('no-recursion', {
  tier: 'conforms',
  says: 'Never asks for recursion: RD is 0 in every query, which is a standard one.',
  needs: [followsReferrals],
  points: 1,
  why: {
    says: 'RD says: please ask the others for me. The servers of zones do not do that, and may refuse who wants it.',
    reference: 'RFC 1035 section 4.1.1',
  },
  tryIt: 'sudo timeout 10 tcpdump -vni any port 53 & {program} www.example.com',
  async run({ program, open, random }) {
    const { origin, name, address, servers } = drawZone(random)
    const text = `${addressesOf(servers)}\n${name} A ${address}`
    const dns = await open(internet({ zones: [{ origin, servers, text }] }))
    const resolver = await lookUp({ program }, name)
    await dns.isAsked(soon)
    await resolver.ends(afterAnAnswer)
    dns.sawStandardQueries({ recursionDesired: false })
  },
})

export const deepZone = check('deep-zone', {
  tier: 'conforms',
  says: 'Goes on as far down as it is referred, not three steps.',
  needs: [followsReferrals],
  points: 1,
  why: {
    says: 'A zone may give away a part of itself, and that a part of its own: how deep a name lies, only the referrals tell.',
    reference: 'RFC 1034 section 4.2.1',
  },
  tryIt: '{program} www.bbc.co.uk',
  async run({ program, open, random }) {
    const { origin, address, servers } = drawZone(random)
    const deep = `lab.${origin}`
    const name = `www.a.${deep}`
    const below = [{ name: `ns.${deep}`, address: '198.51.100.30' }]
    const cut = `${deep} NS ns.${deep}\n${addressesOf(below)}`
    await open(
      internet({
        zones: [
          { origin, servers, text: `${addressesOf(servers)}\n${cut}` },
          { origin: deep, servers: below, text: `${addressesOf(below)}\n${name} A ${address}` },
        ],
      }),
    )
    const resolver = await lookUp({ program }, name)
    await resolver.ends(afterAnAnswer)
    printsAddresses(resolver, [address])
  },
})

export const withoutGlue = check('without-glue', {
  tier: 'conforms',
  says: 'Looks up the address of a name server that comes without one.',
  needs: [followsReferrals],
  points: 2,
  why: {
    says: 'A zone may be served by hosts of another domain, whose address the zone above does not know: it has to be found from the root, like any other.',
    reference: 'RFC 1034 section 5.3.3',
  },
  tryIt: '{program} www.ietf.org; dig +trace www.ietf.org',
  async run({ program, open, random }) {
    const { origin, name, address } = drawZone(random)
    await open(internet({ zones: [host, { origin, servers: host.servers, text: `${name} A ${address}` }] }))
    const resolver = await lookUp({ program }, name)
    await resolver.ends(afterAnAnswer)
    printsAddresses(resolver, [address])
  },
})

export const aliasAcrossZones = check('alias-across-zones', {
  tier: 'conforms',
  says: 'Follows an alias into another zone, and prints the addresses that are there.',
  needs: [followsReferrals],
  points: 2,
  why: {
    says: 'The server of one zone answers with the CNAME alone when its target lies elsewhere: who serves that, it does not know.',
    reference: 'RFC 1034 section 5.3.3',
  },
  tryIt: '{program} www.github.com',
  async run({ program, open, random }) {
    const { origin, name, address, other, servers } = drawZone(random)
    const target = `edge.${host.origin}`
    const text = `${host.text}\n${target} A ${address}\n${target} A ${other}`
    await open(
      internet({
        zones: [
          { origin, servers, text: `${addressesOf(servers)}\n${name} CNAME ${target}` },
          { ...host, text },
        ],
      }),
    )
    const resolver = await lookUp({ program }, name)
    await resolver.ends(afterAnAnswer)
    printsAddresses(resolver, [address, other])
  },
})

/** There is nothing to be found: it says so in order, and prints no address. */
async function findsNothing({ program, open, random }: CheckContext, record: string) {
  const { origin, name, servers } = drawZone(random)
  const own = record === '' ? '' : `${name} ${record}`
  const dns = await open(internet({ zones: [{ origin, servers, text: `${addressesOf(servers)}\n${own}` }] }))
  const resolver = await lookUp({ program }, name)
  await resolver.ends(afterAnAnswer)
  resolver.showsNoStackTrace()
  resolver.saysSomething()
  printsNoOther(resolver, dns.addresses)
  return resolver
}

export const noSuchName = check('no-such-name', {
  tier: 'conforms',
  says: 'Says so when there is no such name, and prints no address.',
  needs: [followsReferrals],
  points: 1,
  why: {
    says: 'RCODE 3 (NXDOMAIN) from the server of the zone is an answer: nobody else has to be asked.',
    reference: 'RFC 2308 section 2.1',
  },
  tryIt: '{program} nobody.example.com',
  run: async (context) => void (await findsNothing(context, '')),
})

export const noAddress = check('no-address', {
  tier: 'conforms',
  says: 'Says so when the name exists but has no address.',
  needs: [noSuchName],
  points: 1,
  why: {
    says: 'No answer, RCODE 0, and an SOA among the authorities: that is no referral, but the end of the way.',
    reference: 'RFC 2308 section 2.2',
  },
  tryIt: '{program} _dmarc.example.com',
  run: async (context) => void (await findsNothing(context, 'TXT "no address here"')),
})

export const status = check('status', {
  tier: 'conforms',
  says: 'Ends with an exit status other than 0 when there is no such name.',
  needs: [noSuchName],
  points: 1,
  why: {
    says: 'A script that asks for an address must be able to tell that there is none, in whatever language the message is.',
  },
  tryIt: '{program} nobody.example.com; echo "exit status $?"',
  async run(context) {
    const resolver = await findsNothing(context, '')
    await resolver.fails(afterAnAnswer)
  },
})
